package org.remitente.testing;

import java.io.File;
import java.util.List;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.AnnotationDeploymentScenarioGenerator;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Makes Arquillian deploy the built WAR, once for all classes: by itself it would start the server
 * anew for each. The server stops with the tests' own process.
 */
public final class SharedDeployment implements LoadableExtension {

  /** Called by Arquillian. */
  @Override
  public void register(ExtensionBuilder builder) {
    builder
        .override(
            DeploymentScenarioGenerator.class,
            AnnotationDeploymentScenarioGenerator.class,
            BuiltProduct.class)
        .observer(OnlyOnce.class);
  }

  /** What is deployed for any class of tests: the WAR as users get it, at the root. */
  public static final class BuiltProduct implements DeploymentScenarioGenerator {

    @Override
    public List<DeploymentDescription> generate(TestClass testClass) {
      WebArchive war =
          ShrinkWrap.create(ZipImporter.class, "ROOT.war")
              .importFrom(new File("target/remitente.war"))
              .as(WebArchive.class);
      return List.of(new DeploymentDescription("product", war).shouldBeTestable(false));
    }
  }

  /** Lets the first deployment pass and keeps it. */
  static final class OnlyOnce {

    private boolean deployed;

    void deploy(@Observes EventContext<DeployManagedDeployments> context) {
      if (!deployed) {
        deployed = true;
        context.proceed();
      }
    }

    void undeploy(@Observes EventContext<UnDeployManagedDeployments> context) {
      // Not passed on: the next class goes on with the same server.
    }
  }
}

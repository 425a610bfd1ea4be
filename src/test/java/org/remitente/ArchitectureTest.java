package org.remitente;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.Channel;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/** The rules of the house, each with its reason. */
@AnalyzeClasses(packages = "org.remitente", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Set<String> FEATURES =
      Set.of(
          "security",
          "company",
          "people",
          "network",
          "mail",
          "mime",
          "provider",
          "diagnosis",
          "account",
          "oauth",
          "limit",
          "remedy",
          "verification",
          "work",
          "content",
          "outbox",
          "delivery",
          "sentcopy",
          "event",
          "webhook",
          "bounce",
          "checkup",
          "document",
          "notification");

  /**
   * What each package may use; {@code shared} is open to all. Each arrow that the first plan did
   * not have is explained in {@code src/decisions}.
   */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("shared", Set.of()),
          Map.entry("database", Set.of()),
          Map.entry("security", Set.of()),
          Map.entry("company", Set.of("security")),
          Map.entry("people", Set.of("company", "security")),
          Map.entry("network", Set.of()),
          Map.entry("mail", Set.of("network", "security")),
          Map.entry("mime", Set.of()),
          Map.entry("work", Set.of("database")),
          Map.entry("content", Set.of("work", "mail", "database")),
          Map.entry("provider", Set.of("network", "mail")),
          Map.entry("diagnosis", Set.of("mail", "provider")),
          Map.entry(
              "account",
              Set.of("diagnosis", "provider", "mail", "security", "company", "database")),
          Map.entry(
              "oauth",
              Set.of(
                  "work",
                  "account",
                  "diagnosis",
                  "provider",
                  "mail",
                  "network",
                  "security",
                  "company")),
          Map.entry("limit", Set.of("account", "diagnosis", "provider")),
          Map.entry(
              "remedy",
              Set.of("account", "diagnosis", "provider", "mail", "network", "security", "company")),
          Map.entry(
              "verification",
              Set.of(
                  "remedy",
                  "oauth",
                  "account",
                  "diagnosis",
                  "provider",
                  "mail",
                  "mime",
                  "network",
                  "security",
                  "company")),
          Map.entry(
              "outbox",
              Set.of(
                  "content",
                  "work",
                  "account",
                  "diagnosis",
                  "provider",
                  "mail",
                  "mime",
                  "company",
                  "database")),
          Map.entry(
              "delivery",
              Set.of(
                  "outbox",
                  "content",
                  "work",
                  "limit",
                  "oauth",
                  "account",
                  "diagnosis",
                  "provider",
                  "mail",
                  "database")),
          Map.entry("event", Set.of("outbox", "account", "database")),
          Map.entry(
              "webhook", Set.of("event", "work", "network", "security", "company", "database")),
          Map.entry("sentcopy", Set.of("work", "outbox", "oauth", "account", "diagnosis", "mail")),
          Map.entry("bounce", Set.of("work", "outbox", "oauth", "account", "diagnosis", "mail")),
          Map.entry(
              "checkup",
              Set.of(
                  "work",
                  "remedy",
                  "oauth",
                  "account",
                  "diagnosis",
                  "provider",
                  "mail",
                  "network")),
          Map.entry("document", Set.of("outbox", "account", "mime", "company")),
          Map.entry(
              "notification",
              Set.of(
                  "network",
                  "mail",
                  "mime",
                  "diagnosis",
                  "company",
                  "security",
                  "outbox",
                  "account",
                  "webhook")),
          Map.entry("request", Set.of("mime")),
          // src/decisions/0026 says why rest knows health, and health the database.
          Map.entry("rest", union(FEATURES, "request", "health")),
          Map.entry("web", FEATURES),
          Map.entry("push", Set.of("people", "account", "outbox", "verification")),
          Map.entry("health", union(FEATURES, "database")));

  private static Set<String> union(Set<String> names, String... further) {
    return Stream.concat(names.stream(), Stream.of(further)).collect(toSet());
  }

  @ArchTest
  static void arrowsBetweenPackagesAreThoseOfTheTable(JavaClasses classes) {
    ARROWS.forEach((name, uses) -> arrowsOf(name, uses).check(classes));
  }

  private static ArchRule arrowsOf(String name, Set<String> uses) {
    Set<String> open =
        Stream.concat(uses.stream(), Stream.of(name, "shared"))
            .map(ArchitectureTest::packageOf)
            .collect(toSet());
    DescribedPredicate<JavaClass> closed =
        describe(
            "are of another feature than " + uses,
            type ->
                type.getPackageName().startsWith("org.remitente")
                    && open.stream().noneMatch(type.getPackageName()::equals));
    return noClasses()
        .that()
        .resideInAPackage(packageOf(name))
        .should()
        .dependOnClassesThat(closed)
        .because("features know only those below them and speak upward by events")
        .allowEmptyShould(true);
  }

  private static String packageOf(String name) {
    return "org.remitente." + name;
  }

  @ArchTest
  static final ArchRule everyPackageStandsInTheTable =
      classes()
          .should()
          .resideInAnyPackage(
              ARROWS.keySet().stream().map(ArchitectureTest::packageOf).toArray(String[]::new))
          .because("one flat package per feature: a new one is a decision, not an accident");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .matching("org.remitente.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two packages that need each other are one")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule sharedStandsOnThePlatformAlone =
      classes()
          .that()
          .resideInAPackage("org.remitente.shared")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.remitente.shared",
              "java..",
              "jakarta.annotation..",
              "jakarta.enterprise..",
              "jakarta.inject..",
              "jakarta.interceptor..",
              "jakarta.json..",
              "jakarta.validation..",
              "org.eclipse.microprofile.config..")
          .because("what all share must not drag anything along");

  @ArchTest
  static final ArchRule connectionsAreOpenedInNetworkOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.remitente.network")
          .should()
          .accessTargetWhere(describe("it opens a connection", ArchitectureTest::opensAConnection))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("org.xbill..", "org.apache.hc..")
          .because("every place that a user or a server named must pass the network guard");

  private static boolean opensAConnection(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return switch (access.getTarget().getName()) {
      case "<init>" ->
          owner.isAssignableTo(Socket.class)
              || owner.isAssignableTo(ServerSocket.class)
              || owner.isAssignableTo(DatagramSocket.class);
      case "createSocket" -> owner.isAssignableTo(SocketFactory.class);
      case "createServerSocket" -> owner.isAssignableTo(ServerSocketFactory.class);
      case "open" ->
          owner.isAssignableTo(Channel.class)
              && owner.getPackageName().equals("java.nio.channels")
              && !owner.getSimpleName().contains("File");
      case "newHttpClient", "newBuilder" -> owner.isEquivalentTo(HttpClient.class);
      case "openConnection", "openStream" -> owner.isEquivalentTo(URL.class);
      case "getByName", "getAllByName" -> owner.isAssignableTo(InetAddress.class);
      default -> false;
    };
  }

  @ArchTest
  static final ArchRule theGuardIsPassedByForTheOperatorsOwnServerOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.remitente.notification")
          .should()
          .accessTargetWhere(
              describe(
                  "it takes the operator's way",
                  access -> access.getTarget().getName().equals("operatorsTransport")))
          .because("a server that a user named may stand in the operator's own network");

  @ArchTest
  static final ArchRule whatTheOperatorSetIsCalledForMailAndSignInOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.remitente.network", "org.remitente.mail", "org.remitente.oauth")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.remitente.network.WebApi")
          .because("it passes no guard: an address of a user must never come there");

  @ArchTest
  static final ArchRule mailApiIsSeenByMailOnly =
      only(
          "mail",
          "everything about servers passes one place",
          "jakarta.mail..",
          "org.eclipse.angus..");

  @ArchTest
  static final ArchRule facesIsSeenByWebOnly =
      only("web", "a feature must not know how it is shown", "jakarta.faces..", "org.omnifaces..");

  @ArchTest
  static final ArchRule jaxRsIsSeenByRestOnly =
      only("rest", "a feature must not know how it is called", "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule socketsOfBrowsersAreSeenByPushOnly =
      only("push", "a page must work where nobody pushes", "jakarta.websocket..");

  @ArchTest
  static final ArchRule metricsAndChecksAreSeenByHealthOnly =
      only(
          "health",
          "not every server has them",
          "org.eclipse.microprofile.health..",
          "org.eclipse.microprofile.metrics..",
          "io.micrometer..");

  private static ArchRule only(String name, String reason, String... apis) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packageOf(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(apis)
        .because(reason);
  }

  @ArchTest
  static final ArchRule noServerIsNeeded =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.glassfish..",
              "com.sun.enterprise..",
              "fish.payara..",
              "org.jboss..",
              "org.wildfly..",
              "io.undertow..")
          .because("the product runs on any server of the platform");

  /** What may wait for each other: short looks, and sweeps that nobody waits for. */
  private static final List<String> SHARE_THE_SCHEDULER =
      List.of(
          "org.remitente.oauth.SignInSweeper",
          "org.remitente.content.ContentSweeper",
          "org.remitente.outbox.RecipientWarnings",
          "org.remitente.rest.EventStreams",
          "org.remitente.rest.VerificationStreams",
          "org.remitente.verification.VerificationRunner");

  @ArchTest
  static final ArchRule whatMustNotWaitHasThreadsOfItsOwn =
      noClasses()
          .that(
              describe(
                  "need not share the scheduler",
                  each -> !SHARE_THE_SCHEDULER.contains(each.getName())))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ManagedScheduledExecutorService.class)
          .because(
              "Payara's scheduler has one thread: who waits for a server there holds up the others");

  @ArchTest
  static final ArchRule onlyRepositoriesSpeakToTheDatabase =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Repository")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(EntityManager.class, PersistenceContext.class)
          .because("queries of a table stand in one place, where the company is never forgotten");

  @ArchTest
  static final ArchRule enterpriseBeansAreAskedForAsSuchByWhatLivesOn =
      noFields()
          .that()
          .areAnnotatedWith(Inject.class)
          .and()
          .areDeclaredInClassesThat(
              describe("live as long as the application", ArchitectureTest::livesOn))
          .should()
          .haveRawType(describe("enterprise beans", ArchitectureTest::isEnterpriseBean))
          .because(
              "through CDI each call costs Payara an exception (src/decisions/0031); a look-up"
                  + " costs more where a bean is made for each request");

  @ArchTest
  static final ArchRule enterpriseBeansAreLookedUpForWhatLivesOnOnly =
      fields()
          .that()
          .areAnnotatedWith(EJB.class)
          .should()
          .beDeclaredInClassesThat(
              describe(
                  "live on, or belong to such",
                  type -> livesOn(type) || type.isAnnotatedWith(Dependent.class)))
          .because("a look-up for each request, view or session costs more than it saves");

  private static boolean livesOn(JavaClass type) {
    return isEnterpriseBean(type)
        || type.isAnnotatedWith(ApplicationScoped.class)
        || type.isAnnotatedWith(Provider.class)
        || type.isAnnotatedWith(WebServlet.class)
        || type.isAnnotatedWith(WebFilter.class)
        || type.isAnnotatedWith(WebListener.class)
        || type.isAnnotatedWith(ServerEndpoint.class);
  }

  private static boolean isEnterpriseBean(JavaClass type) {
    return type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class);
  }

  @ArchTest
  static final ArchRule repositoriesAreTheirFeaturesOwn =
      classes()
          .that()
          .haveSimpleNameEndingWith("Repository")
          .should()
          .bePackagePrivate()
          .because("a feature is reached through its door, where the transaction begins")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule secretsAreRevealedWhereTheyAreUsed =
      noClasses()
          .that()
          // src/decisions/0005 says why a class of rest is among them.
          .resideOutsideOfPackages(
              "org.remitente.security",
              "org.remitente.mail",
              "org.remitente.oauth",
              "org.remitente.notification",
              "org.remitente.webhook")
          .and()
          .doNotHaveFullyQualifiedName("org.remitente.rest.ShownOnce")
          .should()
          .accessTargetWhere(
              describe(
                  "a secret is revealed",
                  access ->
                      access.getTargetOwner().getName().equals("org.remitente.security.Secret")
                          && access.getTarget().getName().startsWith("reveal")))
          .because("a secret that nobody reads cannot reach a log or an answer");

  @ArchTest
  static final ArchRule noEntityInTheSignatureOfAResource =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Resource")
          .should(haveNoEntityInTheirSignature())
          .because("the contract must not change with the database")
          .allowEmptyShould(true);

  private static ArchCondition<JavaMethod> haveNoEntityInTheirSignature() {
    return new ArchCondition<>("have no entity in their signature") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .map(type -> method.getFullName() + " shows the entity " + type.getName())
            .forEach(text -> events.add(SimpleConditionEvent.violated(method, text)));
      }
    };
  }

  @ArchTest
  static final ArchRule resourcesAreCalledSo =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .haveSimpleNameEndingWith("Resource")
          .because("the rule about signatures finds them by their name")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .accessTargetWhere(describe("the time is asked for", ArchitectureTest::asksForTheTime))
          .because("tests set the clock; java.time's now(Clock) takes the injected one");

  @ArchTest
  static final ArchRule whatNodesShareIsTimedByTheDatabase =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.remitente.work",
              "org.remitente.content",
              "org.remitente.outbox",
              "org.remitente.delivery",
              "org.remitente.limit",
              "org.remitente.sentcopy",
              "org.remitente.event",
              "org.remitente.webhook",
              "org.remitente.checkup")
          .or()
          .haveNameMatching(
              "org\\.remitente\\.oauth\\.(Authorization|Grant|RenewalRepository|SignInJourneys|SignInRecords).*")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because(
              "the clocks of nodes differ, by an hour perhaps: AccountWork.now() asks for the time");

  private static boolean asksForTheTime(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return switch (access.getTarget().getName()) {
      case "now" ->
          owner.getPackageName().startsWith("java.time")
              && !access.getTarget().getFullName().contains(Clock.class.getName());
      case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
      case "<init>" -> access.getTarget().getFullName().equals(Date.class.getName() + ".<init>()");
      case "systemUTC", "systemDefaultZone", "system", "tick", "tickMillis" ->
          owner.isEquivalentTo(Clock.class)
              && !access.getOriginOwner().getPackageName().equals("org.remitente.shared");
      default -> false;
    };
  }

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO)(\\$.*)?")
          .because("such a name says nothing about what the class is for");

  @ArchTest
  static void everyPackageIsDocumented(JavaClasses classes) throws IOException {
    // Read from the sources: the compiler leaves a package-info without annotations out.
    java.nio.file.Path sources = java.nio.file.Path.of("src/main/java");
    for (String name : classes.stream().map(JavaClass::getPackageName).collect(toSet())) {
      java.nio.file.Path info =
          sources.resolve(name.replace('.', '/')).resolve("package-info.java");

      assertThat(info).as("what %s owns, shows and must not know", name).exists();
      assertThat(Files.readString(info)).contains("/**");
    }
  }
}

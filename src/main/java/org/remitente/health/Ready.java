package org.remitente.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether requests should come here: the product has started, and its database answers. WildFly
 * asks before the data source is there, and from threads in which nothing can be injected.
 */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

  @Inject DatabaseAnswers database;

  private volatile boolean started;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    database.prepare();
    started = true;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(ready()).build();
  }

  /** Whether it is; before the start nobody is asked. */
  boolean ready() {
    return started && database.answers();
  }
}

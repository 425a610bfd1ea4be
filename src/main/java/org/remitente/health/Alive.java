package org.remitente.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the process should be left running. It asks for nothing but an answer: a database that is
 * away does not come back by a restart of this node.
 */
@Liveness
@ApplicationScoped
class Alive implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("remitente");
  }
}

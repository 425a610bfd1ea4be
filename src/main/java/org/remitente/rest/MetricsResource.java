package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.remitente.health.Metrics;

/** The figures of this node for Prometheus, for the operator. */
@Path("metrics")
@OperatorOnly
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class MetricsResource {

  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  @Inject Metrics metrics;

  /** All figures as they are now. */
  @GET
  public Response get() {
    return Response.ok(metrics.scrape().getBytes(StandardCharsets.UTF_8), FORMAT).build();
  }
}

package org.remitente.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.remitente.request.JsonBody;
import org.remitente.request.Spool;
import org.remitente.shared.DataFolder;

/**
 * Waits for the body of a request that will be answered later before that begins. From then on
 * WildFly keeps a thread until the whole body is there, of a refused request too, at any pace.
 */
@Provider
@Priority(Priorities.USER + 1)
public class ArrivedBodyFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String SPOOL = ArrivedBodyFilter.class.getName();

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (isAnsweredLater(resource.getResourceMethod().getParameterTypes())) {
      Spool spool = new Spool(DataFolder::configured);
      request.setProperty(SPOOL, spool);
      request.setEntityStream(JsonBody.arrived(request.getEntityStream(), spool));
    }
  }

  private static boolean isAnsweredLater(Class<?>... parameters) {
    return Arrays.stream(parameters)
        .anyMatch(List.of(AsyncResponse.class, SseEventSink.class)::contains);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(SPOOL) instanceof Spool spool) {
      spool.close();
    }
  }
}

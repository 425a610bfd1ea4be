package org.remitente.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Refuses parameters where none are read: whoever asks for a trial by {@code ?dry=1} must not find
 * that it was done for good. Methods that read some take {@link UriInfo}, and check them by {@link
 * Query}.
 */
@Provider
@Priority(Priorities.USER)
public class NoParametersFilter implements ContainerRequestFilter {

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Class<?>[] taken = resource.getResourceMethod().getParameterTypes();
    if (!List.of(taken).contains(UriInfo.class)) {
      new Query(request.getUriInfo().getQueryParameters()).check();
    }
  }
}

package org.remitente.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a body that does not say what it is, which the servers would let pass as anything, and
 * JSON in another charset than UTF-8 (RFC 8259, section 8.1).
 */
@Provider
public class BodyTypeFilter implements ContainerRequestFilter {

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (resource.getResourceMethod().isAnnotationPresent(Consumes.class)
        && !isUsable(request.getMediaType())) {
      throw new NotSupportedException();
    }
  }

  static boolean isUsable(MediaType type) {
    return type != null
        && !type.isWildcardType()
        && !type.isWildcardSubtype()
        && "utf-8"
            .equalsIgnoreCase(
                type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8"));
  }
}

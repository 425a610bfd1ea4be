package org.remitente.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Turns companies away from what is the operator's. */
@Provider
@OperatorOnly
@Priority(Priorities.AUTHORIZATION)
public class OperatorOnlyFilter implements ContainerRequestFilter {

  @Inject CurrentCaller caller;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!caller.isOperator()) {
      request.abortWith(Problems.named("operator-only", 403, caller.language()).response());
    }
  }
}

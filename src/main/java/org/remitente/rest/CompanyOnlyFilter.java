package org.remitente.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Turns the operator away from what is a company's. */
@Provider
@CompanyOnly
@Priority(Priorities.AUTHORIZATION)
public class CompanyOnlyFilter implements ContainerRequestFilter {

  @Inject CurrentCaller caller;

  @Override
  public void filter(ContainerRequestContext request) {
    if (caller.isOperator()) {
      request.abortWith(Problems.named("company-only", 403, caller.language()).response());
    }
  }
}

package org.remitente.people;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.remitente.shared.DatabaseOutage;

/**
 * Tells the container who a request is from (Jakarta Security 3.0): somebody who signs in with it,
 * or whoever began its session, asked anew whether that still counts. A request of nobody passes:
 * what needs somebody says so itself.
 */
@ApplicationScoped
class VisitorAuthentication implements HttpAuthenticationMechanism {

  @Inject IdentityStoreHandler stores;
  @EJB Visitors visitors;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    try {
      return recognize(request, context);
    } catch (RuntimeException fault) {
      return refuse(fault, response);
    }
  }

  /** Payara would answer whatever is thrown here by itself, with a fault of ours. */
  private static AuthenticationStatus refuse(RuntimeException fault, HttpServletResponse response) {
    if (!DatabaseOutage.caused(fault)) {
      throw fault;
    }
    try {
      response.setHeader("Retry-After", Long.toString(DatabaseOutage.RETRY_AFTER.toSeconds()));
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }

  private AuthenticationStatus recognize(HttpServletRequest request, HttpMessageContext context) {
    if (context.getAuthParameters().getCredential() instanceof SignInCredential typed) {
      return signIn(typed, request, context);
    }
    Optional<Visitor> visitor = Visitor.of(request.getSession(false));
    Optional<Role> role = visitor.flatMap(visitors::role);
    if (role.isPresent()) {
      visitor.get().isBehind(request);
      return context.notifyContainerAboutLogin(
          new VisitorPrincipal(visitor.get()), role.get().groups());
    }
    visitor.ifPresent(over -> Visitor.leave(request));
    return context.doNothing();
  }

  private AuthenticationStatus signIn(
      SignInCredential typed, HttpServletRequest request, HttpMessageContext context) {
    CredentialValidationResult result = stores.validate(typed);
    if (result.getStatus() == Status.VALID
        && result.getCallerPrincipal() instanceof VisitorPrincipal caller) {
      caller.visitor().enter(request);
      caller.visitor().isBehind(request);
      return context.notifyContainerAboutLogin(result);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}

package org.remitente.people;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.remitente.shared.RateLimitedException;

/** Coming in by name and password. */
@ApplicationScoped
public class SignIn {

  @Inject SecurityContext security;
  @Inject AttemptLimit limit;

  /**
   * Lets somebody in: the request then has a new session, and {@link Visitor#of} knows who it is.
   *
   * @param address where the request comes from
   * @return whether name and password belong together; which of them does not is nobody's business
   * @throws RateLimitedException with the time to wait, where either was tried too often
   */
  public boolean enter(
      HttpServletRequest request,
      HttpServletResponse response,
      SignInCredential typed,
      String address) {
    limit.count(typed.username(), address);
    AuthenticationStatus status =
        security.authenticate(
            request, response, withParams().credential(typed).newAuthentication(true));
    boolean entered = status == AuthenticationStatus.SUCCESS;
    if (entered) {
      limit.forgive(typed.username());
    }
    return entered;
  }
}

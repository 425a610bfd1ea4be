package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.remitente.people.Visitor;

/** Going out, from every page. */
@Named("signOut")
@RequestScoped
public class SignOutBacking {

  @Inject HttpServletRequest request;

  /**
   * Ends the session.
   *
   * @throws IOException where the browser has gone away
   */
  public void leave() throws IOException {
    Visitor.leave(request);
    PageAddress.open(SignInBacking.PAGE);
  }
}

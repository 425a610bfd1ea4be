package org.remitente.web;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.remitente.company.PreferencesLinks;
import org.remitente.people.Visitor;
import org.remitente.people.Visitors;
import org.remitente.security.Secret;

/**
 * Opens a preferences link: whoever brings its token gets a new session and is led on to the page,
 * so that the token stays in no address bar. A link that is spent, too old or unknown answers
 * {@code 410}, each alike.
 */
@WebServlet("/preferences-link/*")
public class PreferencesLinkServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Far more than any token of ours has. */
  private static final int MAX_TOKEN = 200;

  @EJB transient PreferencesLinks links;
  @EJB transient Visitors visitors;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Referrer-Policy", "no-referrer");
    Optional<Visitor> visitor = token(request).flatMap(links::open).map(visitors::cameBy);
    if (visitor.isEmpty()) {
      response.sendError(HttpServletResponse.SC_GONE);
      return;
    }
    visitor.get().enter(request);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + PreferencesFilter.PAGE);
  }

  /** Mail scanners and previews look at links this way: it must not spend them. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static Optional<Secret> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo())
        .map(path -> path.substring(1))
        .filter(token -> !token.isEmpty() && token.length() <= MAX_TOKEN)
        .map(Secret::of);
  }
}

package org.remitente.web;

import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.omnifaces.util.Servlets;
import org.remitente.people.Role;
import org.remitente.people.Visitor;

/**
 * Lets nobody see the preferences, or another page of a company, who has not come in: who asks for
 * a page is led to the sign-in, who sends something is refused. A script is told by the status
 * alone, and leaves on the page what was typed.
 */
@WebFilter(
    filterName = "preferences",
    urlPatterns = {PreferencesFilter.PAGE, PreferencesFilter.PAGE + ".xhtml"})
public class PreferencesFilter extends HttpFilter {

  /** Where the preferences are, below the context. */
  static final String PAGE = "/preferences";

  private static final long serialVersionUID = 1L;

  /** What Faces writes in place of a view's state where a view has none. */
  private static final String STATELESS = "stateless";

  private static final Set<String> PAGES =
      Set.of(PAGE, TemplateChoiceBacking.PAGE, PeopleBacking.PAGE, PasswordBacking.PAGE);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String page = request.getServletPath().replaceFirst("\\.xhtml$", "");
    Optional<Visitor> visitor = Visitor.of(request);
    if (visitor.isEmpty()) {
      askIn(request, response);
    } else if (!PAGES.contains(page)) {
      // Faces answers at other addresses as well.
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (isFor(page, visitor.get(), request) && !pretendsNoState(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean isFor(String page, Visitor visitor, HttpServletRequest request) {
    return switch (page) {
      case PeopleBacking.PAGE -> request.isUserInRole(Role.ADMIN.tag());
      case PasswordBacking.PAGE -> visitor.isPerson();
      default -> true;
    };
  }

  /**
   * A form that calls itself stateless has no token of the session; all of these pages have state.
   */
  private static boolean pretendsNoState(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        && STATELESS.equals(request.getParameter(ResponseStateManager.VIEW_STATE_PARAM));
  }

  private static void askIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Servlets.isFacesAjaxRequest(request)) {
      // The error page, made by Faces, would take what was posted for its own.
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else if ("GET".equals(request.getMethod())) {
      PageAddress.lead(request, response, SignInBacking.PAGE);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}

package org.remitente.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.omnifaces.util.Servlets;

/**
 * Lets nobody see the preferences who has not come in, and says how to come in. A script is told by
 * the status alone, and leaves on the page what was typed.
 */
@WebFilter(
    filterName = "preferences",
    urlPatterns = {PreferencesFilter.PAGE, PreferencesFilter.PAGE + ".xhtml"})
public class PreferencesFilter extends HttpFilter {

  /** Where the page is, below the context. */
  static final String PAGE = "/preferences";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Visitor.of(request).isPresent()) {
      chain.doFilter(request, response);
    } else if (Servlets.isFacesAjaxRequest(request)) {
      // The error page, made by Faces, would take what was posted for its own.
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}

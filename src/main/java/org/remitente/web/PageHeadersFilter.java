package org.remitente.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.remitente.shared.PublicAddress;

/**
 * Tells browsers what pages may do: run and show what comes from here, be framed by nobody, be kept
 * by no cache. Neither scripts nor styles within a page are allowed (Content Security Policy 3), so
 * markup that got into a text stays without effect.
 */
@WebFilter(filterName = "page-headers", urlPatterns = "/*", asyncSupported = true)
public class PageHeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Pico's style sheet brings its icons as {@code data:} images. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** For a year (RFC 6797). */
  private static final String HTTPS_ONLY = "max-age=31536000";

  private static final String FACES_RESOURCES = "/jakarta.faces.resource/";

  @Inject transient PublicAddress publicAddress;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    if (publicAddress.isHttps()) {
      response.setHeader("Strict-Transport-Security", HTTPS_ONLY);
    }
    if (!request.getServletPath().startsWith(FACES_RESOURCES)) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }
}

package org.remitente.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.remitente.shared.Language;

/** Remembers the language that somebody chooses on a page, and opens the page in it. */
@WebFilter(filterName = "language", urlPatterns = "/sign-in")
public class LanguageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "language";
  private static final Duration LASTING = Duration.ofDays(365);

  @Inject transient Cookies cookies;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Language> wanted =
        "GET".equals(request.getMethod())
            ? Language.ofTag(request.getParameter(NAME))
            : Optional.empty();
    if (wanted.isPresent()) {
      cookies.write(response, NAME, wanted.get().tag(), "Lax", LASTING);
      String shown = PageQuery.of(request::getParameter);
      String query = shown.isEmpty() ? "" : "?" + shown;
      PageAddress.lead(request, response, request.getServletPath() + query);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** The language that was chosen in this browser. */
  static Optional<Language> chosen(HttpServletRequest request) {
    return Cookies.read(request, NAME).flatMap(Language::ofTag);
  }
}

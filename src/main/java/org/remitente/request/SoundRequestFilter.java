package org.remitente.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Refuses what no browser sends to a page: the servers would answer it as a fault of theirs, {@code
 * 500} or {@code 501}. What they refuse by themselves tells nobody which server this is.
 */
@WebFilter(filterName = "sound-request", urlPatterns = "/*", asyncSupported = true)
public class SoundRequestFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String REST = "/api/";
  private static final String ALLOWED = "GET, HEAD, POST";
  private static final Set<String> METHODS = Set.of(ALLOWED.split(", "));

  /** The refusals that have a page of ours, see {@code web.xml}. */
  private static final Set<Integer> WITH_A_PAGE =
      Set.of(
          HttpServletResponse.SC_FORBIDDEN,
          HttpServletResponse.SC_NOT_FOUND,
          HttpServletResponse.SC_GONE,
          HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    OptionalInt refusal = isForAPage(request) ? refusal(request) : OptionalInt.empty();
    if (refusal.isPresent()) {
      response.setHeader("Allow", ALLOWED);
      response.setStatus(refusal.getAsInt());
    } else {
      chain.doFilter(
          hasReadableDate(request) ? request : new Undated(request), new Quiet(response));
    }
  }

  /** Whether REST, which refuses with problems, has no part in it. */
  static boolean isForAPage(HttpServletRequest request) {
    return !request.getServletPath().startsWith(REST);
  }

  private static OptionalInt refusal(HttpServletRequest request) {
    String query = request.getQueryString();
    String type = request.getHeader("Content-Type");
    if (!METHODS.contains(request.getMethod())) {
      return OptionalInt.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (query != null && !query.chars().allMatch(each -> each > ' ' && each <= '~')) {
      return OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST);
    } else if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      return OptionalInt.of(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }
    return OptionalInt.empty();
  }

  private static boolean hasReadableDate(HttpServletRequest request) {
    try {
      request.getDateHeader("If-Modified-Since");
      return true;
    } catch (IllegalArgumentException noDate) {
      return false;
    }
  }

  /** The request without its dates: one that is none is passed over (RFC 9110, 13.1.3). */
  private static final class Undated extends HttpServletRequestWrapper {

    Undated(HttpServletRequest request) {
      super(request);
    }

    @Override
    public long getDateHeader(String name) {
      return -1;
    }
  }

  /** The response with a page of ours, or with none. */
  private static final class Quiet extends HttpServletResponseWrapper {

    Quiet(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      if (WITH_A_PAGE.contains(status)) {
        super.sendError(status);
      } else {
        resetBuffer();
        setStatus(status);
      }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      sendError(status);
    }
  }
}

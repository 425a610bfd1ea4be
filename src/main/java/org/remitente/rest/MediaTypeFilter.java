package org.remitente.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;

/**
 * Puts a media type that nobody takes in the place of a malformed one. Jersey would answer it with
 * the server's own error page, before any filter of ours.
 */
@WebFilter(urlPatterns = RestApplication.BASE + "/*", asyncSupported = true)
public class MediaTypeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String MALFORMED = "application/x-malformed";
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
  private static final Pattern WELL_FORMED =
      Pattern.compile(
          TOKEN
              + "/"
              + TOKEN
              + "(?:\\s*;\\s*(?:"
              + TOKEN
              + "=(?:"
              + TOKEN
              + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?)*+\\s*");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String type = request.getContentType();
    boolean usable = type == null || isWellFormed(type);
    chain.doFilter(usable ? request : new Untyped(request), response);
  }

  static boolean isWellFormed(String type) {
    return type.length() <= 1000 && WELL_FORMED.matcher(type).matches();
  }

  /** The request with another content type. */
  private static final class Untyped extends HttpServletRequestWrapper {

    Untyped(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getContentType() {
      return MALFORMED;
    }

    @Override
    public String getHeader(String name) {
      return CONTENT_TYPE.equalsIgnoreCase(name) ? MALFORMED : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return CONTENT_TYPE.equalsIgnoreCase(name)
          ? Collections.enumeration(Collections.singleton(MALFORMED))
          : super.getHeaders(name);
    }
  }
}

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
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Puts a media type that nobody takes or makes in the place of a malformed one, and Spanish in that
 * of malformed languages. The servers would answer them by themselves, before any filter of JAX-RS:
 * with their own error pages, one of them with {@code 500}.
 */
@WebFilter(urlPatterns = RestApplication.BASE + "/*", asyncSupported = true)
public class ReadableHeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String MALFORMED = "application/x-malformed";
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
  private static final String WEIGHT =
      "[qQ]\\s*=\\s*(?!(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$))";
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
  private static final Pattern BAD_WEIGHT = Pattern.compile(";\\s*" + WEIGHT);
  private static final int MAX_LENGTH = 1000;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Map<String, String> replaced = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    // As it came: Payara does not show one that it cannot read, but hands it on.
    String type = request.getHeader(CONTENT_TYPE);
    if (type != null && !isWellFormed(type)) {
      replaced.put(CONTENT_TYPE, MALFORMED);
    }
    if (!isAcceptable(all(request, "Accept"))) {
      replaced.put("Accept", MALFORMED);
    }
    if (!AcceptedLanguage.isReadable(all(request, "Accept-Language"))) {
      replaced.put("Accept-Language", "es");
    }
    chain.doFilter(replaced.isEmpty() ? request : new Readable(request, replaced), response);
  }

  private static String all(HttpServletRequest request, String name) {
    return String.join(",", Collections.list(request.getHeaders(name)));
  }

  static boolean isWellFormed(String type) {
    return type.length() <= MAX_LENGTH && WELL_FORMED.matcher(type).matches();
  }

  /** Whether each of the types is one, with a weight from 0 to 1 where it has any. */
  static boolean isAcceptable(String accept) {
    if (accept.length() > MAX_LENGTH) {
      return false;
    }
    for (String range : accept.split(",")) {
      String type = range.strip();
      boolean known = type.isEmpty() || type.equals("*") || isWellFormed(type);
      if (!known || BAD_WEIGHT.matcher(type).find()) {
        return false;
      }
    }
    return true;
  }

  /** The request with other values of some headers. */
  private static final class Readable extends HttpServletRequestWrapper {

    private final Map<String, String> replaced;

    Readable(HttpServletRequest request, Map<String, String> replaced) {
      super(request);
      this.replaced = replaced;
    }

    @Override
    public String getContentType() {
      return replaced.getOrDefault(CONTENT_TYPE, super.getContentType());
    }

    @Override
    public String getHeader(String name) {
      return replaced.getOrDefault(name, super.getHeader(name));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return replaced.containsKey(name)
          ? Collections.enumeration(Collections.singleton(replaced.get(name)))
          : super.getHeaders(name);
    }
  }
}

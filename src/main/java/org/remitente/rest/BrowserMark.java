package org.remitente.rest;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie by which the browser that set out for a provider is known again when it returns, one
 * for each sign-in. It comes along when the provider leads the browser back ({@code SameSite=Lax}),
 * and is seen by no script.
 */
final class BrowserMark {

  private static final String PREFIX = "sign-in-";
  private static final int SECONDS = 600;

  private BrowserMark() {}

  static Optional<String> read(HttpServletRequest request, String id) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(PREFIX + id))
        .map(Cookie::getValue)
        .findFirst();
  }

  /**
   * Written by hand, since not every server passes {@code SameSite} on.
   *
   * @param https whether browsers come by it
   */
  static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String id,
      String mark,
      boolean https) {
    response.addHeader(
        "Set-Cookie",
        PREFIX
            + id
            + "="
            + mark
            + "; Path="
            + request.getContextPath()
            + "/oauth; Max-Age="
            + SECONDS
            + "; HttpOnly; SameSite=Lax"
            + (https ? "; Secure" : ""));
  }
}

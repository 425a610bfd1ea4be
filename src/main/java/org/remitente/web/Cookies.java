package org.remitente.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.shared.PublicAddress;

/** The pages' own cookies beside the session's, unread by scripts. */
@ApplicationScoped
class Cookies {

  @Inject PublicAddress publicAddress;

  static Optional<String> read(HttpServletRequest request, String name) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  /**
   * Sets a cookie (RFC 6265); written by hand, since not every server passes {@code SameSite} on.
   *
   * @param value characters that need no quotes
   * @param lasting zero for as long as the browser is open
   */
  void write(
      HttpServletResponse response, String name, String value, String sameSite, Duration lasting) {
    StringBuilder cookie =
        new StringBuilder(name).append('=').append(value).append("; Path=/; HttpOnly; SameSite=");
    cookie.append(sameSite);
    if (!lasting.isZero()) {
      cookie.append("; Max-Age=").append(lasting.toSeconds());
    }
    if (publicAddress.isHttps()) {
      cookie.append("; Secure");
    }
    response.addHeader("Set-Cookie", cookie.toString());
  }
}

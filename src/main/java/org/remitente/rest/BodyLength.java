package org.remitente.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.remitente.shared.TooLargeException;

/** Refuses a body by what it says of its length, before any of it is read. */
final class BodyLength {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private BodyLength() {}

  /**
   * Looks at {@code Content-Length}; a body without it is counted while it is read.
   *
   * @param max bytes that the body may have
   * @param code what is then too large
   * @param limit the limit to name
   * @throws TooLargeException where it announces more
   */
  static void check(HttpHeaders headers, long max, String code, long limit) {
    String announced = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (announced != null
        && NUMBER.matcher(announced).matches()
        && Long.parseLong(announced) > max) {
      throw new TooLargeException(code, limit);
    }
  }
}

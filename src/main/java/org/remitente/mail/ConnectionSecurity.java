package org.remitente.mail;

import java.util.Locale;
import java.util.Optional;

/**
 * How a connection is encrypted. There is no "if the server can": TLS is there or the connection
 * fails (RFC 8314).
 */
public enum ConnectionSecurity {
  /** Implicit TLS from the first byte (465, 993). */
  TLS,
  /** STARTTLS, required (587, 143). */
  STARTTLS,
  /** Clear text. */
  NONE;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The security with a name of the contract; empty for any other. */
  public static Optional<ConnectionSecurity> ofTag(String tag) {
    for (ConnectionSecurity security : values()) {
      if (security.tag().equals(tag)) {
        return Optional.of(security);
      }
    }
    return Optional.empty();
  }
}

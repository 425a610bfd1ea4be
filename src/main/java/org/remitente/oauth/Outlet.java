package org.remitente.oauth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what a signed-in account's messages leave; the name is that of the configuration. */
public enum Outlet {
  /** The provider's own interface on the web: Graph, the Gmail API. */
  API,
  /** SMTP with a token, and IMAP for the copy. */
  SMTP;

  static Optional<Outlet> ofTag(String tag) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(tag.strip().toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}

package org.remitente.provider;

import java.util.Locale;

/** How a provider lets a program sign in. */
public enum SignInWay {
  /** The password of the mailbox. */
  PASSWORD,
  /** A password that the provider makes for one program; that of the mailbox is refused. */
  APP_PASSWORD,
  /** On the provider's own page, without a password for the program (RFC 6749). */
  OAUTH;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.remitente.mail;

import java.util.Locale;

/**
 * The steps of a set-up and of a submission, in the order of the dialogue. A handshake or a
 * certificate is {@link #TLS} also after STARTTLS; {@link #STARTTLS} is the command missing or
 * refused; no sign-in offered is {@link #LOGIN}; EHLO refused is {@link #CAPABILITIES}. They stand
 * here and not in {@code verification}, since failures and diagnoses name them too.
 */
public enum Stage {
  INPUT,
  RESOLVE,
  CONNECT,
  TLS,
  GREETING,
  CAPABILITIES,
  STARTTLS,
  LOGIN,
  SENDER,
  RECIPIENT,
  DATA,
  ARRIVAL,
  MAILBOX,
  APPEND,
  /** A token of a sign-in on the provider's page was asked for or renewed. */
  TOKEN;

  /** The name in the contract, such as {@code starttls}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.remitente.checkup;

import java.util.Locale;

/** What an account needs to send and may end. */
public enum EndingCause {
  /** The certificate of one of its servers: who runs the server must renew it. */
  CERTIFICATE,
  /** The permission that its owner gave on the provider's page, for a time. */
  CONSENT,
  /** Signing in with a password, by the provider's own announcement. */
  PASSWORD_SIGN_IN,
  /** The room in its mailbox; nobody can tell the day. */
  MAILBOX;

  /** The name in the contract, such as {@code password-sign-in}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

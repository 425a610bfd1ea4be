package org.remitente.provider;

import java.time.LocalDate;

/**
 * Something that a provider has announced to end.
 *
 * @param provider its id
 * @param ends what: {@value #PASSWORD_SIGN_IN} is sending with a password
 * @param on the last day on which it may still work
 */
public record Announcement(String provider, String ends, LocalDate on) {

  /** Sending with a password, app passwords among them. */
  public static final String PASSWORD_SIGN_IN = "password-sign-in";
}

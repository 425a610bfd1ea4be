package org.remitente.account;

/**
 * How much may be sent over an account; null where the provider's own limit is the only one.
 *
 * @param connections at once
 * @param perMinute messages
 * @param perHour messages
 * @param perDay messages
 */
public record SendingLimits(
    Integer connections, Integer perMinute, Integer perHour, Integer perDay) {

  /** No limit but the provider's own. */
  public static final SendingLimits NONE = new SendingLimits(null, null, null, null);
}

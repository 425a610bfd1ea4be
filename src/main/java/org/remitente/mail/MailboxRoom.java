package org.remitente.mail;

/**
 * How much of a mailbox is taken (RFC 9208, resource {@code STORAGE}).
 *
 * @param used units of 1024 octets
 * @param limit the same; more than zero
 */
public record MailboxRoom(long used, long limit) {

  /** How much of it is taken, in whole per cent; more than 100 where the limit was lowered. */
  public int percent() {
    return (int) Math.min(Integer.MAX_VALUE, Math.round(Math.floor(100.0 * used / limit)));
  }
}

package org.remitente.shared;

/**
 * A header of our own in each message: by it a message is known again whose Message-ID its provider
 * has replaced.
 */
public final class MessageMark {

  /** The name of the header. */
  public static final String HEADER = "X-Remitente-ID";

  private MessageMark() {}

  /**
   * The value of the header: what is unique in a Message-ID.
   *
   * @param messageId with its angle brackets
   */
  public static String of(String messageId) {
    return messageId.substring(1, messageId.lastIndexOf('@'));
  }
}

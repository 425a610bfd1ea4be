package org.remitente.mail;

import java.util.List;

/**
 * A mail that lay in a mailbox, or its beginning: hostile like everything from outside, and read
 * with limits on everything. Of parts that are neither text nor another mail the type alone is
 * kept.
 *
 * @param header its own
 * @param parts what it consists of, in their order, those within others too
 */
public record ArrivedMail(HeaderFields header, List<Part> parts) {

  /**
   * One part.
   *
   * @param type such as {@code text/plain}, in lower case
   * @param text decoded; a mail within the mail as it came; empty where it is of no use
   */
  public record Part(String type, String text) {

    /** Whether it is of one of these types. */
    public boolean is(String... types) {
      return List.of(types).contains(type);
    }
  }

  public ArrivedMail {
    parts = List.copyOf(parts);
  }

  /** Reads the bytes of a mail, or of its beginning; what cannot be read is left out. */
  public static ArrivedMail parse(byte[] content) {
    return new ArrivedMailParser().parse(content);
  }
}

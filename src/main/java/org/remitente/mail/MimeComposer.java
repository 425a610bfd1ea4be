package org.remitente.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Composes messages, once: what leaves and what is filed are the bytes written here. A {@code
 * multipart/mixed} of {@code multipart/alternative} (text, HTML) and the attachments (RFC 2046);
 * headers with RFC 2047, file names with RFC 2231 and an ASCII fall-back; 7-bit safe, lines within
 * 76 characters (998 at the most), CRLF line ends.
 */
public final class MimeComposer {

  private MimeComposer() {}

  /** Writes the message, without any Bcc, and does not close the stream. */
  public static void compose(MessageDraft draft, OutputStream out) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * A new globally unique Message-ID with its angle brackets (RFC 5322 section 3.6.4), in the
   * domain of the sender.
   */
  public static String newMessageId(MailAddress from) {
    throw new UnsupportedOperationException();
  }

  /**
   * The Bcc header with its CRLF that stands in front of the filed copy; empty where there are no
   * such recipients.
   */
  public static byte[] bccHeader(List<MailAddress> bcc) {
    throw new UnsupportedOperationException();
  }
}

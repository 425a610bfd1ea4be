package org.remitente.mail;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of a composed message (RFC 5322, CRLF line ends), which may be asked for more than
 * once.
 */
public interface MessageContent {

  /** How many bytes there are. */
  long size();

  /** Writes all bytes, and does not close the stream. */
  void writeTo(OutputStream out) throws IOException;

  /** A message that lies in memory. */
  static MessageContent of(byte[] bytes) {
    return new MessageContent() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}

package org.remitente.mail;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.remitente.network.WebBody;

/**
 * A message in base64 on one line (RFC 4648), encoded while it is written.
 *
 * @param contentType the media type
 * @param before what comes before it, in ASCII
 * @param encoder one that pads and makes no lines
 * @param after what comes after it, in ASCII
 */
record EncodedBody(
    String contentType, String before, Base64.Encoder encoder, MessageContent content, String after)
    implements WebBody {

  @Override
  public long length() {
    return before.length() + 4 * ((content.size() + 2) / 3) + after.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(before.getBytes(StandardCharsets.US_ASCII));
    try (OutputStream encoded = encoder.wrap(new BufferedOutputStream(new Unclosed(out)))) {
      content.writeTo(encoded);
    }
    out.write(after.getBytes(StandardCharsets.US_ASCII));
  }

  /** The encoder writes its end when it is closed, and would close what it writes to. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

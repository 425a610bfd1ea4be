package org.remitente.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that goes with a message.
 *
 * @param filename its name, without control characters and path
 * @param contentType its media type, such as {@code application/pdf}
 * @param size how many bytes it has
 * @param source its bytes, which may be asked for more than once
 */
public record Attachment(String filename, String contentType, long size, Source source) {

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Source {

    /** A new stream over all bytes; the caller closes it. */
    InputStream open() throws IOException;
  }
}

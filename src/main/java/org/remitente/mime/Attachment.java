package org.remitente.mime;

import jakarta.activation.MimeType;
import jakarta.activation.MimeTypeParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * A file that goes with a message.
 *
 * @param filename its name, without control characters and path
 * @param contentType its media type, such as {@code application/pdf} or {@code text/xml;
 *     charset=utf-8}; of its parameters only the charset is kept
 * @param size how many bytes it has
 * @param source its bytes, which may be asked for more than once
 */
public record Attachment(String filename, String contentType, long size, Source source) {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}"
              + "(; charset=[A-Za-z0-9_.+-]{1,40})?");

  public Attachment {
    contentType = contentType == null ? null : withoutOtherParameters(contentType);
  }

  /** They name a file, or bound a part: that is ours to write. */
  private static String withoutOtherParameters(String contentType) {
    try {
      MimeType type = new MimeType(contentType);
      String charset = type.getParameter("charset");
      return type.getBaseType() + (charset == null ? "" : "; charset=" + charset);
    } catch (MimeTypeParseException malformed) {
      return contentType;
    }
  }

  /** Whether its media type is one. */
  public boolean isTyped() {
    return contentType != null && MEDIA_TYPE.matcher(contentType).matches();
  }

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Source {

    /** A new stream over all bytes; the caller closes it. */
    InputStream open() throws IOException;
  }
}

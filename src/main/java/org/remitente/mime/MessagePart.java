package org.remitente.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.remitente.shared.Ids;

/**
 * A part of a message (RFC 2045): the fields that say what it is, and its content.
 *
 * @param fields its header, each line with its CRLF
 * @param content its content, without the end of line that ends the part
 */
record MessagePart(String fields, Content content) {

  private static final Pattern NEVER_BASE64 = Pattern.compile("(?i)(multipart|message)/.*");

  /** What writes the content. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * A text in UTF-8.
   *
   * @param subtype {@code plain} or {@code html}
   */
  static MessagePart text(String subtype, String text) {
    TextBody body = new TextBody(text);
    return new MessagePart(
        "Content-Type: text/" + subtype + "; charset=utf-8\r\n" + encodedAs(body.encoding()),
        body::writeTo);
  }

  /** A file; its content is read once, when it is written. */
  static MessagePart file(Attachment file) {
    return file(file, "attachment", "");
  }

  /** A picture that a text beside it shows. */
  static MessagePart picture(Picture picture) {
    HeaderField.requireOneLine(picture.contentId());
    return file(picture.file(), "inline", "Content-ID: <" + picture.contentId() + ">\r\n");
  }

  private static MessagePart file(Attachment file, String shown, String id) {
    HeaderField.requireOneLine(file.filename());
    String type =
        HeaderField.parameterized(
            "Content-Type", typeOf(file), Rfc2231.parameters("name", file.filename()));
    String disposition =
        HeaderField.parameterized(
            "Content-Disposition", shown, Rfc2231.parameters("filename", file.filename()));
    return new MessagePart(
        type + encodedAs("base64") + id + disposition,
        out -> {
          try (InputStream in = file.source().open()) {
            Base64Lines.copy(in, file.size(), out);
          }
        });
  }

  /**
   * Several parts. Their boundary holds {@code =_}, which none of the encodings in use can bring
   * forth (RFC 2045 section 6.7), so it stands nowhere else.
   */
  static MessagePart multipart(String subtype, List<MessagePart> parts) {
    return multipart(subtype, List.of(), parts);
  }

  /** Parts of which the first one is shown, and is of a type (RFC 2387). */
  static MessagePart related(String type, List<MessagePart> parts) {
    return multipart("related", List.of("type=\"" + type + '"'), parts);
  }

  private static MessagePart multipart(
      String subtype, List<String> parameters, List<MessagePart> parts) {
    String boundary = "=_" + Ids.next();
    List<String> all = new ArrayList<>(parameters);
    all.add("boundary=\"" + boundary + '"');
    String type = HeaderField.parameterized("Content-Type", "multipart/" + subtype, all);
    return new MessagePart(
        type,
        out -> {
          String before = "--" + boundary + "\r\n";
          for (MessagePart part : parts) {
            out.write(ascii(before));
            part.writeTo(out);
            before = "\r\n--" + boundary + "\r\n";
          }
          out.write(ascii("\r\n--" + boundary + "--"));
        });
  }

  /** Writes the part, without the end of line that ends it. */
  void writeTo(OutputStream out) throws IOException {
    out.write(ascii(fields + "\r\n"));
    content.writeTo(out);
  }

  private static String encodedAs(String encoding) {
    return "Content-Transfer-Encoding: " + encoding + "\r\n";
  }

  /** Composite types must not be encoded (RFC 2046 section 5), so their files travel as bytes. */
  private static String typeOf(Attachment file) {
    return file.isTyped() && !NEVER_BASE64.matcher(file.contentType()).matches()
        ? file.contentType()
        : "application/octet-stream";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

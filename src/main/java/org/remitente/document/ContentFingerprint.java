package org.remitente.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.remitente.document.DocumentMessage.Recipient;
import org.remitente.mime.Attachment;
import org.remitente.shared.ConflictException;
import org.remitente.shared.RecordJson;

/**
 * A hash of all that a client sent, by which a repeat is known, and what was changed meanwhile. The
 * same for equal values and equal bytes, however they were encoded.
 */
final class ContentFingerprint {

  private ContentFingerprint() {}

  private record Content(DocumentMessage message, List<File> attachments) {}

  private record File(String filename, String contentType, String sha256) {}

  /**
   * The fingerprint, 64 hexadecimal digits.
   *
   * @throws IOException where an attachment cannot be read
   */
  static String of(DocumentMessage message, List<Attachment> attachments) throws IOException {
    List<File> files = new ArrayList<>();
    for (Attachment file : attachments) {
      String type = file.contentType().toLowerCase(Locale.ROOT);
      files.add(new File(file.filename(), type, hash(file.source())));
    }
    return of(new Content(withLists(message), files));
  }

  /** The fingerprint of a value, 64 hexadecimal digits. */
  static String of(Record value) {
    String json = RecordJson.write(value).toString();
    return hex(sha256().digest(json.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Lets a value be changed only by somebody who has seen it as it is.
   *
   * @param seen the fingerprint of what was seen
   * @throws ConflictException {@code changed-meanwhile}
   */
  static void requireSame(Record present, String seen) {
    if (!of(present).equals(seen)) {
      throw new ConflictException("changed-meanwhile");
    }
  }

  private static DocumentMessage withLists(DocumentMessage message) {
    return new DocumentMessage(
        message.document(),
        list(message.to()),
        list(message.cc()),
        list(message.bcc()),
        message.replyTo(),
        message.language(),
        message.subject(),
        message.text(),
        message.html(),
        message.account(),
        message.notBefore());
  }

  private static List<Recipient> list(List<Recipient> recipients) {
    return recipients == null ? List.of() : recipients;
  }

  private static String hash(Attachment.Source source) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = source.open();
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return hex(digest.digest());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

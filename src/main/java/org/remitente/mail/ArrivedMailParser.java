package org.remitente.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.mail.ArrivedMail.Part;

/** Takes a mail apart; never fails, since anybody may have written it. */
final class ArrivedMailParser {

  private static final Logger LOG = Logger.getLogger(ArrivedMailParser.class.getName());
  private static final int MOST_PARTS = 20;
  private static final int DEEPEST = 4;
  private static final int LONGEST_TEXT = 128 * 1024;
  private static final String UNREADABLE = "application/octet-stream";

  /** Mails and their headers within the mail, and what a program says of them. */
  private static final Set<String> QUOTED =
      Set.of(
          "message/rfc822",
          "message/global",
          "text/rfc822-headers",
          "message/global-headers",
          "message/delivery-status",
          "message/global-delivery-status");

  private final List<Part> parts = new ArrayList<>();

  ArrivedMail parse(byte[] content) {
    try {
      take(new MimeMessage(null, new ByteArrayInputStream(content)), 0);
    } catch (MessagingException | IOException | RuntimeException unreadable) {
      // Without its message, which quotes the mail.
      LOG.log(Level.FINE, "A mail cannot be taken apart: {0}", unreadable.getClass().getName());
    }
    return new ArrivedMail(
        HeaderFields.parse(new String(content, StandardCharsets.ISO_8859_1)), parts);
  }

  private void take(MimePart part, int depth) throws MessagingException, IOException {
    String type = type(part);
    if (parts.size() >= MOST_PARTS || depth > DEEPEST) {
      return;
    }
    if (type.startsWith("multipart/")) {
      MimeMultipart whole =
          new MimeMultipart(new ByteArrayDataSource(decoded(part), part.getContentType()));
      for (int i = 0; i < whole.getCount() && parts.size() < MOST_PARTS; i++) {
        take((MimePart) whole.getBodyPart(i), depth + 1);
      }
    } else {
      parts.add(new Part(type, text(part, type)));
    }
  }

  private static String type(MimePart part) throws MessagingException {
    try {
      return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    } catch (ParseException malformed) {
      return UNREADABLE;
    }
  }

  private static String text(MimePart part, String type) throws MessagingException, IOException {
    if (QUOTED.contains(type)) {
      return new String(beginning(decoded(part)), StandardCharsets.ISO_8859_1);
    }
    return type.startsWith("text/") ? new String(beginning(decoded(part)), charset(part)) : "";
  }

  /** An encoding that nobody knows is taken for none. */
  private static InputStream decoded(MimePart part) throws MessagingException {
    InputStream raw =
        part instanceof MimeMessage mail
            ? mail.getRawInputStream()
            : ((MimeBodyPart) part).getRawInputStream();
    String encoding = part.getEncoding();
    try {
      return encoding == null ? raw : MimeUtility.decode(raw, encoding);
    } catch (MessagingException unknown) {
      return raw;
    }
  }

  private static byte[] beginning(InputStream content) throws IOException {
    return content.readNBytes(LONGEST_TEXT);
  }

  private static Charset charset(MimePart part) throws MessagingException {
    try {
      String named = new ContentType(part.getContentType()).getParameter("charset");
      return named == null
          ? StandardCharsets.UTF_8
          : Charset.forName(MimeUtility.javaCharset(named));
    } catch (ParseException | IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}

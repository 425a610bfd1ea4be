package org.remitente.demo;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message as the start page shows it.
 *
 * @param received when the server got it
 * @param attachments the names of its files
 * @param text its plain text, perhaps empty
 */
record MessageView(
    Instant received,
    String subject,
    String from,
    String to,
    List<String> attachments,
    String text) {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.systemDefault());

  static MessageView of(MimeMessage message, Date received) {
    List<String> attachments = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    try {
      collect(message, attachments, text);
      return new MessageView(
          received.toInstant(),
          message.getSubject(),
          people(message.getFrom()),
          people(message.getAllRecipients()),
          List.copyOf(attachments),
          text.toString());
    } catch (MessagingException e) {
      throw new IllegalStateException("A message cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException("A message cannot be read", e);
    }
  }

  String date() {
    return DAY_AND_TIME.format(received);
  }

  private static void collect(Part part, List<String> attachments, StringBuilder text)
      throws MessagingException, IOException {
    if (part.getFileName() != null) {
      attachments.add(MimeUtility.decodeText(part.getFileName()));
    } else if (part.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i), attachments, text);
      }
    } else if (part.isMimeType("text/plain")) {
      text.append(part.getContent());
    }
  }

  private static String people(Address[] addresses) {
    return Stream.ofNullable(addresses)
        .flatMap(Stream::of)
        .map(address -> address instanceof InternetAddress mail ? mail.toUnicodeString() : "")
        .collect(Collectors.joining(", "));
  }
}

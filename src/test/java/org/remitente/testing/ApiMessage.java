package org.remitente.testing;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message that a stand-in for a mail API took.
 *
 * @param token the access token that it came with
 * @param content the message as it was before it was encoded for the way
 */
public record ApiMessage(String token, byte[] content) {

  /** The message, one character for each byte. */
  public String text() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  /** Whom an API sends it to: To, Cc and Bcc. */
  public List<String> recipients() {
    try {
      MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(content));
      Address[] all = message.getAllRecipients();
      return all == null ? List.of() : Stream.of(all).map(Address::toString).toList();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}

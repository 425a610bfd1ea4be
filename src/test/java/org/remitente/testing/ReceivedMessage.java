package org.remitente.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message that a scripted SMTP server accepted.
 *
 * @param sender the address of MAIL FROM, empty for {@code <>}
 * @param recipients the accepted addresses of RCPT TO
 * @param content the bytes after DATA, without the dots that SMTP adds
 * @param signedInAs the user of the connection, or null
 * @param encrypted whether it came over TLS
 */
public record ReceivedMessage(
    String sender, List<String> recipients, byte[] content, String signedInAs, boolean encrypted) {

  /** The content as text, one character for each byte. */
  public String text() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}

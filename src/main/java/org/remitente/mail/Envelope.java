package org.remitente.mail;

import java.util.List;
import org.remitente.shared.EmailAddress;

/**
 * Who a message is from and for, on the wire (RFC 5321): headers have no say in it.
 *
 * @param sender the reverse-path
 * @param recipients every recipient once, at least one
 */
public record Envelope(EmailAddress sender, List<EmailAddress> recipients) {

  public Envelope {
    recipients = List.copyOf(recipients);
  }
}

package org.remitente.it;

import java.nio.charset.StandardCharsets;

/** A delivery report as anybody can write it. */
final class ReportMail {

  private ReportMail() {}

  /** Says that a message did not reach a recipient, in the form of RFC 3464. */
  static byte[] of(String messageId, String recipient) {
    return """
        From: MAILER-DAEMON@mail.acme.test (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.acme.test

        Final-Recipient: rfc822; %1$s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 <%1$s>: Recipient address rejected: User unknown

        --b
        Content-Type: text/rfc822-headers

        Message-ID: %2$s

        --b--
        """
        .formatted(recipient, messageId)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}

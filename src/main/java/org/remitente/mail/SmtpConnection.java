package org.remitente.mail;

import jakarta.mail.MessagingException;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.network.GuardedConnection;

/** A connection over which messages are submitted one after the other. */
final class SmtpConnection implements MailTransport.Connection {

  private static final Logger LOG = Logger.getLogger(SmtpConnection.class.getName());

  private final GuardedConnection connection;
  private final SmtpChannel channel;
  private final SmtpDialogue dialogue;
  private final UnaryOperator<MailFailure> here;
  private final ServerFacts facts;
  private boolean dismissed;
  private boolean accepted;

  /**
   * @param here adds to a failure at which server it was, and as whom
   */
  SmtpConnection(
      GuardedConnection connection,
      SmtpChannel channel,
      SmtpDialogue dialogue,
      UnaryOperator<MailFailure> here) {
    this.connection = connection;
    this.channel = channel;
    this.dialogue = dialogue;
    this.here = here;
    this.facts =
        new ServerFacts(
            dialogue.greeting(),
            sizeLimit(channel),
            connection.certificate().map(CertificateTerm::of).orElse(null));
  }

  /** RFC 1870: 0, or no number, says nothing. */
  private static Long sizeLimit(SmtpChannel channel) {
    String size = channel.getExtensionParameter("SIZE");
    if (size == null || !size.strip().matches("\\d{1,18}")) {
      return null;
    }
    long bytes = Long.parseLong(size.strip());
    return bytes == 0 ? null : bytes;
  }

  @Override
  public ServerFacts facts() {
    return facts;
  }

  @Override
  public SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver) {
    SubmissionReceipt receipt = new Submission(this, envelope).run(content, handOver);
    MailFailure failure = receipt.failed().map(here).orElse(null);
    return new SubmissionReceipt(receipt.recipients(), failure, receipt.handedOver());
  }

  @Override
  public boolean usable() {
    return !dismissed && connection.isUsable();
  }

  @Override
  public void close() {
    if (usable()) {
      connection.partSoon();
      try {
        channel.close();
      } catch (MessagingException e) {
        LOG.log(Level.FINE, "No good-bye: {0}", e.getClass().getName());
      }
    }
    connection.close();
  }

  SmtpChannel channel() {
    return channel;
  }

  /** The server took a message. */
  void accepted() {
    accepted = true;
  }

  /** The server refused a sender, or everybody that a message was for. */
  void refused() {
    accepted = false;
  }

  /**
   * Whether the server has taken a message over this connection, and refused none as a whole since.
   */
  boolean hasAccepted() {
    return accepted;
  }

  boolean signedIn() {
    return dialogue.hasSignedIn();
  }

  GuardedConnection network() {
    return connection;
  }

  Progress progress() {
    return dialogue.progress();
  }

  ServerReply read(String reply) {
    return ServerReplies.smtp(reply, dialogue.redaction());
  }

  /** The server said that it goes, or the dialogue cannot be gone on with. */
  void dismiss() {
    dismissed = true;
  }
}

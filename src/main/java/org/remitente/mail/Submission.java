package org.remitente.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.remitente.mail.SubmissionReceipt.Recipient;
import org.remitente.mail.SubmissionReceipt.RecipientState;
import org.remitente.shared.EmailAddress;

/**
 * One message's way through a connection: MAIL, RCPT, DATA (RFC 5321 section 3.3). Where the server
 * takes commands in one go (RFC 2920), they are told so: each reply that is waited for costs the
 * way there and back. Not with the first message of a connection: a server that refuses and leaves
 * may take its words with it where we still write, and they are what a person must know.
 */
final class Submission {

  private static final Logger LOG = Logger.getLogger(Submission.class.getName());
  private static final long MAX_REPLY = 65536;
  private static final int SHUTTING_DOWN = 421;
  private static final String DATA = "DATA";

  /** RFC 5321 section 4.2.1: done, not now, never. */
  private static final Set<Integer> VERDICTS = Set.of(2, 4, 5);

  /**
   * Commands in a row: where the sender is refused, each of the others is an error too, and servers
   * slow down or leave after ten. So few also find room on the way while nobody reads them.
   */
  private static final int MOST_AHEAD = 9;

  private final SmtpConnection connection;
  private final SmtpChannel channel;
  private final Envelope envelope;
  private final Map<EmailAddress, Recipient> recipients = new LinkedHashMap<>();
  private boolean handedOver;

  /** Commands that were told before their turn, and whose replies were not heard yet. */
  private int ahead;

  Submission(SmtpConnection connection, Envelope envelope) {
    this.connection = connection;
    this.channel = connection.channel();
    this.envelope = envelope;
    envelope.recipients().forEach(each -> keep(each, RecipientState.NOT_ACCEPTED, null));
  }

  SubmissionReceipt run(MessageContent content, HandOver handOver) {
    try {
      sender(content.size());
      recipients();
      data(content, handOver);
      return receipt(null);
    } catch (MailFailureException e) {
      return receipt(e.failure());
    }
  }

  private SubmissionReceipt receipt(MailFailure failure) {
    return new SubmissionReceipt(List.copyOf(recipients.values()), failure, handedOver);
  }

  private void sender(long size) throws MailFailureException {
    connection.progress().begin(Stage.SENDER);
    String announced = channel.supportsExtension("SIZE") ? " SIZE=" + size : "";
    String command = "MAIL FROM:<" + envelope.sender().value() + ">" + announced;
    tellAhead(Stream.concat(Stream.of(command), commandsBehind(envelope.recipients())));
    ServerReply reply = say(command);
    if (!isPositive(reply)) {
      connection.refused();
      passOver();
      throw refused(reply);
    }
    connection.progress().pass();
  }

  private void recipients() throws MailFailureException {
    connection.progress().begin(Stage.RECIPIENT);
    ServerReply refusal = null;
    boolean accepted = false;
    List<EmailAddress> all = envelope.recipients();
    for (int i = 0; i < all.size(); i++) {
      tellAhead(commandsBehind(all.subList(i, all.size())));
      ServerReply reply = say(command(all.get(i)));
      boolean positive = isPositive(reply);
      keep(all.get(i), positive ? RecipientState.NOT_ACCEPTED : RecipientState.REFUSED, reply);
      if (reply.code() == SHUTTING_DOWN) {
        throw refused(reply);
      }
      accepted |= positive;
      refusal = refusal == null && !positive ? reply : refusal;
    }
    if (!accepted) {
      connection.refused();
      passOver();
      if (connection.usable()) {
        say("RSET");
      }
      throw refused(refusal);
    }
    connection.progress().pass();
  }

  /** The recipients that are left, and what follows them. */
  private static Stream<String> commandsBehind(List<EmailAddress> recipients) {
    return Stream.concat(recipients.stream().map(Submission::command), Stream.of(DATA));
  }

  private static String command(EmailAddress recipient) {
    return "RCPT TO:<" + recipient.value() + ">";
  }

  /** Tells the next commands before their turn, once those that were told before are answered. */
  private void tellAhead(Stream<String> next) throws MailFailureException {
    if (ahead > 0 || !connection.hasAccepted() || !channel.supportsExtension("PIPELINING")) {
      return;
    }
    List<String> commands = next.limit(MOST_AHEAD).toList();
    try {
      connection.network().expect(MAX_REPLY);
      channel.tell(commands);
      ahead = commands.size();
    } catch (MessagingException e) {
      throw lost(e);
    }
  }

  /**
   * The other replies say nothing of a message whose sender is refused, or everybody. A server that
   * is ready for the content all the same gets none, not even an empty one.
   */
  private void passOver() {
    while (ahead > 0 && connection.usable()) {
      try {
        ahead--;
        connection.network().expect(MAX_REPLY);
        requireVerdict(connection.read(channel.hear()));
      } catch (MessagingException | MailFailureException e) {
        LOG.log(Level.FINE, "The server has left after its refusal, or is out of step", e);
        connection.dismiss();
      }
    }
  }

  private void data(MessageContent content, HandOver handOver) throws MailFailureException {
    connection.progress().begin(Stage.DATA);
    OutputStream out = ready();
    mark(handOver);
    handedOver = true;
    ServerReply reply = connection.read(handOver(content, out));
    connection.progress().theySaid(reply::text);
    requireVerdict(reply);
    if (!isPositive(reply)) {
      throw refused(reply);
    }
    recipients.replaceAll((address, recipient) -> accepted(recipient));
    connection.accepted();
    connection.progress().pass();
  }

  private OutputStream ready() throws MailFailureException {
    try {
      connection.network().expect(MAX_REPLY);
      connection.progress().weSaid(() -> DATA);
      OutputStream out = channel.begin(ahead > 0);
      ahead = 0;
      if (out == null) {
        ServerReply reply = connection.read(channel.lastReply());
        connection.progress().theySaid(reply::text);
        throw refused(reply);
      }
      return out;
    } catch (MessagingException e) {
      throw lost(e);
    }
  }

  /** Where the mark cannot be set, the connection ends without the dot that makes it a message. */
  private void mark(HandOver handOver) throws MailFailureException {
    try {
      handOver.begins();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "The mark before a hand-over could not be set", e);
      throw ownFault(e);
    }
  }

  private String handOver(MessageContent content, OutputStream out) throws MailFailureException {
    try {
      connection.network().expect(MAX_REPLY);
      return channel.finish(content, out);
    } catch (MessagingException e) {
      throw lost(e);
    } catch (IOException | RuntimeException e) {
      if (connection.network().failure().isPresent()) {
        throw lost(e);
      }
      LOG.log(Level.WARNING, "The content of a message could not be read", e);
      handedOver = false;
      throw ownFault(e);
    }
  }

  private ServerReply say(String command) throws MailFailureException {
    try {
      connection.network().expect(MAX_REPLY);
      connection.progress().weSaid(() -> command);
      ServerReply reply = connection.read(ahead > 0 ? channel.hear() : channel.say(command));
      ahead = Math.max(0, ahead - 1);
      connection.progress().theySaid(reply::text);
      requireVerdict(reply);
      return reply;
    } catch (MessagingException e) {
      throw lost(e);
    }
  }

  /**
   * What is neither yes nor no is out of step: who knows what the server answers next. After a 421
   * it answers nothing more.
   */
  private void requireVerdict(ServerReply reply) throws MailFailureException {
    if (!VERDICTS.contains(reply.code() / 100)) {
      throw outOfStep();
    }
    if (reply.code() == SHUTTING_DOWN) {
      connection.dismiss();
    }
  }

  private MailFailureException outOfStep() {
    connection.dismiss();
    return connection.progress().failure(FailureKind.PROTOCOL_BROKEN);
  }

  private MailFailureException refused(ServerReply reply) throws MailFailureException {
    requireVerdict(reply);
    if (isPositive(reply)) {
      // To DATA, which asks for a 354.
      return outOfStep();
    }
    MailFailure failure = MailFailure.refused(Service.SMTP, connection.progress().stage(), reply);
    return new MailFailureException(
        connection.signedIn() ? failure : failure.with("sign-in", "none"));
  }

  private MailFailureException lost(Exception cause) {
    connection.dismiss();
    return new MailFailureException(
        MailFailures.of(Service.SMTP, connection.progress().stage(), connection.network(), cause));
  }

  private MailFailureException ownFault(Exception cause) {
    connection.dismiss();
    connection.network().abort();
    return new MailFailureException(
        MailFailures.internal(Service.SMTP, connection.progress().stage(), cause));
  }

  private void keep(EmailAddress address, RecipientState state, ServerReply reply) {
    recipients.put(address, new Recipient(address, state, reply));
  }

  private static Recipient accepted(Recipient recipient) {
    return recipient.state() == RecipientState.REFUSED
        ? recipient
        : new Recipient(recipient.address(), RecipientState.ACCEPTED, recipient.reply());
  }

  private static boolean isPositive(ServerReply reply) {
    return reply.code() / 100 == 2;
  }
}

package org.remitente.delivery;

import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MessageContent;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.shared.DatabaseOutage;

/** One connection of an account, opened again where it breaks: one message after the other. */
final class DeliveryLane {

  private static final Logger LOG = Logger.getLogger(DeliveryLane.class.getName());

  /** So often it may break before the server is left alone. */
  private static final int BREAKS = 10;

  private static final int SHUTTING_DOWN = 421;

  private final AccountDelivery delivery;
  private final MailTransport transport;
  private final Sending sending;
  private final String node;
  private final boolean waits;

  /** Connections in a row over which nothing was sent. */
  private int breaks;

  /**
   * @param waits whether it waits a moment for more messages before it ends
   */
  DeliveryLane(
      AccountDelivery delivery,
      MailTransport transport,
      Sending sending,
      String node,
      boolean waits) {
    this.delivery = delivery;
    this.transport = transport;
    this.sending = sending;
    this.node = node;
    this.waits = waits;
  }

  /** Sends until nothing is due, or the turn ends. */
  void run() {
    Optional<DueMessage> next = delivery.next(false);
    while (next.isPresent()) {
      if (breaks == BREAKS) {
        delivery.leaveAlone(AccountDelivery.BROKEN);
        return;
      }
      try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
        breaks++;
        next = sendOver(connection, next.get());
      } catch (MailFailureException e) {
        delivery.unreachable(e, next.get());
        return;
      }
    }
  }

  /** Sends as long as the connection serves; tells which message is next. */
  private Optional<DueMessage> sendOver(MailTransport.Connection connection, DueMessage first) {
    delivery.connected(connection.hasSignedIn());
    try {
      Optional<DueMessage> next = Optional.of(first);
      boolean fresh = true;
      while (next.isPresent() && connection.usable()) {
        send(connection, next.get(), fresh);
        fresh = false;
        next = delivery.next(waits && connection.usable());
      }
      return next;
    } finally {
      delivery.disconnected();
    }
  }

  /**
   * @param fresh whether it is the first message of the connection
   */
  private void send(MailTransport.Connection connection, DueMessage message, boolean fresh) {
    if (delivery.isLate(message)) {
      sending.way().afterwards(() -> attempt(connection, message, fresh));
    } else {
      attempt(connection, message, fresh);
    }
  }

  private void attempt(MailTransport.Connection connection, DueMessage message, boolean fresh) {
    Attempt attempt = Attempt.begin(node, message);
    MessageContent withBcc = sending.contents().withBcc(message.stored());
    boolean reachesAll = connection.takesBcc(withBcc.size());
    if (message.partly() && reachesAll) {
      delivery.note(
          attempt, false, DeliveryOutcome.notToEverybodyAgain(message.envelope().recipients()));
      return;
    }
    MessageContent content = reachesAll ? withBcc : sending.contents().of(message.stored());
    Marking marking = new Marking(new HandOverMark(attempt, reachesAll));
    SubmissionReceipt receipt = submit(connection, message, content, marking);
    if (marking.outage != null) {
      // Should the mark be set all the same, it is taken back.
      delivery.note(attempt, true, DeliveryOutcome.NOT_BEGUN);
      delivery.fail(marking.outage);
    } else if (marking.lost) {
      delivery.halt();
    } else {
      end(connection, marking, receipt, fresh);
    }
  }

  private void end(
      MailTransport.Connection connection,
      Marking marking,
      SubmissionReceipt receipt,
      boolean fresh) {
    DeliveryOutcome outcome = DeliveryOutcome.of(receipt);
    boolean parted = !fresh && !marking.set && !connection.usable() && saysNothing(receipt);
    if (parted && outcome.kind() == DeliveryOutcome.Kind.AGAIN) {
      // The server had parted from us meanwhile, which says nothing of the message.
      delivery.putBack(marking.message());
      return;
    }
    delivery.note(marking.mark.attempt(), marking.set, outcome);
    breaks = outcome.acceptedBySomebody() ? 0 : breaks;
    if (outcome.reachedLimit().isPresent()) {
      // Over another connection it may go on.
      connection.close();
    }
    if (outcome.acceptedBySomebody() && !connection.hasSignedIn()) {
      delivery.works();
    }
  }

  /** No reply to it or its recipients, or one that says only that the server leaves. */
  private static boolean saysNothing(SubmissionReceipt receipt) {
    return Stream.concat(
            receipt.failed().map(MailFailure::serverReply).stream(),
            receipt.recipients().stream()
                .filter(each -> each.state() == SubmissionReceipt.RecipientState.REFUSED)
                .map(SubmissionReceipt.Recipient::reply))
        .allMatch(reply -> reply.code() == SHUTTING_DOWN);
  }

  /** A fault of ours with one message must not hold up those behind it. */
  private static SubmissionReceipt submit(
      MailTransport.Connection connection,
      DueMessage message,
      MessageContent content,
      Marking marking) {
    try {
      return connection.submit(message.envelope(), content, marking::set);
    } catch (RuntimeException fault) {
      LOG.log(Level.SEVERE, "Sending message " + message.id() + " broke", fault);
      connection.close();
      // Content that could not be read to its end was never ended by the dot.
      return broken(message, marking.set && !DatabaseOutage.caused(fault));
    }
  }

  private static SubmissionReceipt broken(DueMessage message, boolean handedOver) {
    MailFailure ours = MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.INTERNAL);
    SubmissionReceipt notBegun = SubmissionReceipt.notBegun(message.envelope(), ours);
    return new SubmissionReceipt(notBegun.recipients(), ours, handedOver);
  }

  /** The mark of one attempt, and what came of setting it. */
  private final class Marking {
    private final HandOverMark mark;
    private boolean set;
    private boolean lost;
    private RuntimeException outage;

    Marking(HandOverMark mark) {
      this.mark = mark;
    }

    DueMessage message() {
      return mark.attempt().message();
    }

    void set() throws IOException {
      try {
        sending.journal().mark(mark);
        set = true;
      } catch (ClaimLostException e) {
        lost = true;
        throw new IOException("The message is somebody else's by now");
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "A hand-over cannot be marked", e);
        outage = e;
        throw new IOException("The hand-over cannot be marked");
      }
    }
  }
}

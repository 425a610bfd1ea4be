package org.remitente.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.ReachedLimit;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.outbox.RecipientState;
import org.remitente.shared.EmailAddress;

/**
 * What one attempt means, by the meaning of the server's answers and not by their first digit.
 * Pure.
 *
 * @param kind where the message goes from here
 * @param recipients what became of those that were tried
 * @param diagnosis why it did not succeed, or null where it did
 */
record DeliveryOutcome(Kind kind, Map<EmailAddress, Fate> recipients, Diagnosis diagnosis) {

  /** Where the message goes from here. */
  enum Kind {
    /**
     * Nobody is pending any more; {@link MessageState#SENT} or {@link MessageState#REJECTED} by who
     * accepted, ever.
     */
    DONE,
    /** Somebody is to be tried again. */
    AGAIN,
    /** Nobody knows whether the server has it. */
    IN_DOUBT,
    /** The account cannot send: the message is as it was. */
    ACCOUNT_STOPPED,
    /**
     * Its provider gave no token now, or the account has reached a limit: whoever has not got the
     * message waits as before, and it does not age.
     */
    HELD
  }

  /** Nothing was begun, and nothing is told of it. */
  static final DeliveryOutcome NOT_BEGUN = new DeliveryOutcome(Kind.HELD, Map.of(), null);

  /** What became of one recipient. */
  record Fate(RecipientState state, String serverReply) {}

  DeliveryOutcome {
    recipients = Map.copyOf(recipients);
  }

  /** The outcome of a submission. */
  static DeliveryOutcome of(SubmissionReceipt receipt) {
    Optional<Diagnosis> whole =
        DiagnosisCatalogue.diagnose(receipt).map(DeliveryOutcome::ofMessage);
    if (receipt.inDoubt()) {
      return new DeliveryOutcome(
          Kind.IN_DOUBT, fates(receipt, RecipientState.UNKNOWN), whole.orElse(null));
    }
    if (whole.filter(Diagnosis::stopsAccount).isPresent()) {
      return new DeliveryOutcome(Kind.ACCOUNT_STOPPED, Map.of(), whole.get());
    }
    if (whole.filter(Diagnosis::isForWantOfAToken).isPresent()) {
      return new DeliveryOutcome(Kind.HELD, Map.of(), whole.get());
    }
    Optional<Diagnosis> limit = reachedLimit(receipt, whole);
    if (limit.isPresent()) {
      return new DeliveryOutcome(Kind.HELD, accepted(receipt), limit.get());
    }
    boolean again = whole.filter(Diagnosis::temporaryForProvenAccount).isPresent();
    RecipientState rest = again ? RecipientState.PENDING : RecipientState.REFUSED;
    Map<EmailAddress, Fate> fates = fates(receipt, rest);
    boolean pending =
        fates.values().stream().anyMatch(fate -> fate.state() == RecipientState.PENDING);
    return new DeliveryOutcome(
        pending ? Kind.AGAIN : Kind.DONE,
        fates,
        whole.or(() -> firstRefusal(receipt)).orElse(null));
  }

  /** The outcome of a connection that failed before any message was tried. */
  static DeliveryOutcome of(Diagnosis diagnosis) {
    if (diagnosis.stopsAccount()) {
      return new DeliveryOutcome(Kind.ACCOUNT_STOPPED, Map.of(), diagnosis);
    }
    Kind kind = diagnosis.isForWantOfAToken() ? Kind.HELD : Kind.AGAIN;
    return new DeliveryOutcome(kind, Map.of(), diagnosis);
  }

  /**
   * A message that somebody has, sent by an interface that knows no envelope, would reach them
   * again: the others are given up.
   */
  static DeliveryOutcome notToEverybodyAgain(List<EmailAddress> pending) {
    Map<EmailAddress, Fate> fates =
        pending.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), each -> new Fate(RecipientState.REFUSED, null)));
    return new DeliveryOutcome(
        Kind.DONE,
        fates,
        DiagnosisCatalogue.verdict(DiagnosisCode.RCPT_LEFT_OUT, Service.MESSAGE, Stage.RECIPIENT));
  }

  /** Who says that the account sends too much: the message as a whole met it, or a recipient. */
  private static Optional<Diagnosis> reachedLimit(
      SubmissionReceipt receipt, Optional<Diagnosis> whole) {
    return Stream.concat(whole.stream(), refusals(receipt))
        .filter(each -> each.reachedLimit().isPresent())
        .findFirst();
  }

  private static Map<EmailAddress, Fate> accepted(SubmissionReceipt receipt) {
    return receipt.recipients().stream()
        .filter(each -> each.state() == SubmissionReceipt.RecipientState.ACCEPTED)
        .collect(
            Collectors.toMap(
                SubmissionReceipt.Recipient::address, fate(RecipientState.PENDING, null)));
  }

  /** Which limit of the account was reached. */
  Optional<ReachedLimit> reachedLimit() {
    return Optional.ofNullable(diagnosis).flatMap(Diagnosis::reachedLimit);
  }

  /** Whether somebody accepted the message in this attempt. */
  boolean acceptedBySomebody() {
    return recipients.values().stream().anyMatch(fate -> fate.state() == RecipientState.ACCEPTED);
  }

  /** How long the server wants to be left alone, where it says so. */
  Optional<Duration> comeAgainIn() {
    return Optional.ofNullable(diagnosis)
        .filter(why -> kind == Kind.AGAIN)
        .map(why -> why.args().get("retryAfter"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static Map<EmailAddress, Fate> fates(
      SubmissionReceipt receipt, RecipientState notAccepted) {
    return receipt.recipients().stream()
        .collect(
            Collectors.toMap(
                SubmissionReceipt.Recipient::address, fate(notAccepted, receipt.failure())));
  }

  private static Function<SubmissionReceipt.Recipient, Fate> fate(
      RecipientState notAccepted, MailFailure failure) {
    return recipient -> {
      String reply = recipient.reply() == null ? null : recipient.reply().text();
      String whole = failure == null ? null : failure.reply().map(ServerReply::text).orElse(reply);
      return switch (recipient.state()) {
        case ACCEPTED -> new Fate(RecipientState.ACCEPTED, reply);
        case NOT_ACCEPTED -> new Fate(notAccepted, whole);
        case REFUSED ->
            new Fate(
                refusal(recipient).temporaryForProvenAccount()
                    ? RecipientState.PENDING
                    : RecipientState.REFUSED,
                reply);
      };
    };
  }

  private static Optional<Diagnosis> firstRefusal(SubmissionReceipt receipt) {
    return refusals(receipt).findFirst();
  }

  private static Stream<Diagnosis> refusals(SubmissionReceipt receipt) {
    return receipt.recipients().stream()
        .filter(each -> each.state() == SubmissionReceipt.RecipientState.REFUSED)
        .map(DeliveryOutcome::refusal);
  }

  private static Diagnosis refusal(SubmissionReceipt.Recipient recipient) {
    return ofMessage(
        DiagnosisCatalogue.diagnose(
            MailFailure.refused(Service.SMTP, Stage.RECIPIENT, recipient.reply()),
            CredentialSource.SMTP));
  }

  /** In a verification the recipient is the account's own address; here it is a customer's. */
  private static Diagnosis ofMessage(Diagnosis diagnosis) {
    return diagnosis.stage() == Stage.RECIPIENT ? diagnosis.ofAnotherAddress() : diagnosis;
  }
}

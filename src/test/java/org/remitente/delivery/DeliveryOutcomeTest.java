package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.delivery.DeliveryOutcome.Fate;
import org.remitente.delivery.DeliveryOutcome.Kind;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.ReachedLimit;
import org.remitente.mail.Envelope;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.mail.SubmissionReceipt.Recipient;
import org.remitente.outbox.RecipientState;
import org.remitente.shared.EmailAddress;
import org.remitente.testing.FakeMailServers;

/** From what a server said to what it means for a message. */
class DeliveryOutcomeTest {

  private static final EmailAddress ANA = new EmailAddress("ana@cliente.es");
  private static final EmailAddress BEA = new EmailAddress("bea@cliente.es");
  private static final MailFailure LOST = FakeMailServers.lost(Stage.DATA);

  private static Recipient accepted(EmailAddress address) {
    return new Recipient(
        address, SubmissionReceipt.RecipientState.ACCEPTED, FakeMailServers.reply("250 Ok"));
  }

  private static Recipient refused(EmailAddress address, String reply) {
    return new Recipient(
        address, SubmissionReceipt.RecipientState.REFUSED, FakeMailServers.reply(reply));
  }

  private static Recipient notAccepted(EmailAddress address) {
    return new Recipient(address, SubmissionReceipt.RecipientState.NOT_ACCEPTED, null);
  }

  private static DeliveryOutcome outcome(
      MailFailure failure, boolean handedOver, Recipient... recipients) {
    return DeliveryOutcome.of(new SubmissionReceipt(List.of(recipients), failure, handedOver));
  }

  @Test
  void nobodyWhoHasItGetsItAgainByAnInterfaceWithoutEnvelope() {
    EmailAddress bea = new EmailAddress("bea@cliente.es");

    DeliveryOutcome outcome = DeliveryOutcome.notToEverybodyAgain(List.of(bea));

    assertThat(outcome.kind()).isEqualTo(DeliveryOutcome.Kind.DONE);
    assertThat(outcome.recipients().get(bea).state()).isEqualTo(RecipientState.REFUSED);
    assertThat(outcome.diagnosis().code())
        .as("nobody refused anything")
        .isEqualTo(DiagnosisCode.RCPT_LEFT_OUT);
    assertThat(outcome.diagnosis().service()).isEqualTo(Service.MESSAGE);
    assertThat(outcome.diagnosis().temporaryForProvenAccount()).isFalse();
    assertThat(outcome.diagnosis().stopsAccount()).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          503 | temporarily_unavailable | HELD
          0   |                         | HELD
          401 | invalid_client          | HELD
          400 | invalid_scope           | HELD
          404 |                         | HELD
          400 | invalid_grant           | ACCOUNT_STOPPED
          403 | access_denied           | ACCOUNT_STOPPED
          400 | expired_token           | ACCOUNT_STOPPED
          """)
  void aTokenThatCannotBeHadNowSaysNothingOfTheMessageAndARefusedOneStopsTheAccount(
      int status, String error, Kind kind) {
    MailFailure none =
        new MailFailure(
            Service.OAUTH,
            Stage.TOKEN,
            FailureKind.REFUSED,
            new ServerReply(status, error == null ? "" : error, ""),
            Map.of());
    SubmissionReceipt receipt = SubmissionReceipt.notBegun(new Envelope(BEA, List.of(BEA)), none);
    Diagnosis diagnosis = DiagnosisCatalogue.diagnose(none, CredentialSource.SMTP);

    assertThat(DeliveryOutcome.of(receipt).kind()).isEqualTo(kind);
    assertThat(DeliveryOutcome.of(diagnosis).kind()).isEqualTo(kind);
  }

  @Test
  void everybodyAccepted() {
    DeliveryOutcome outcome = outcome(null, true, accepted(ANA), accepted(BEA));

    assertThat(outcome.kind()).isEqualTo(Kind.DONE);
    assertThat(outcome.acceptedBySomebody()).isTrue();
    assertThat(outcome.diagnosis()).isNull();
  }

  @Test
  void aRecipientRefusedForNowIsTriedAgain() {
    DeliveryOutcome outcome =
        outcome(null, true, accepted(ANA), refused(BEA, "452 4.2.2 Mailbox full"));

    assertThat(outcome.kind()).isEqualTo(Kind.AGAIN);
    assertThat(outcome.recipients())
        .containsEntry(BEA, new Fate(RecipientState.PENDING, "452 4.2.2 Mailbox full"));
    assertThat(outcome.diagnosis()).as("why it goes on").isNotNull();
  }

  @Test
  void aRecipientRefusedForGoodIsDoneWith() {
    DeliveryOutcome outcome =
        outcome(null, true, accepted(ANA), refused(BEA, "550 5.1.1 User unknown"));

    assertThat(outcome.kind()).isEqualTo(Kind.DONE);
    assertThat(outcome.recipients().get(BEA).state()).isEqualTo(RecipientState.REFUSED);
  }

  @Test
  void allRefusedButOneOfThemForNowIsTriedAgain() {
    MailFailure whole =
        MailFailure.refused(
            Service.SMTP, Stage.RECIPIENT, FakeMailServers.reply("550 5.1.1 User unknown"));

    DeliveryOutcome outcome =
        outcome(
            whole, false, refused(ANA, "450 4.2.0 Greylisted"), refused(BEA, "550 5.1.1 Unknown"));

    assertThat(outcome.kind()).isEqualTo(Kind.AGAIN);
    assertThat(outcome.recipients().get(ANA).state()).isEqualTo(RecipientState.PENDING);
    assertThat(outcome.recipients().get(BEA).state()).isEqualTo(RecipientState.REFUSED);
    assertThat(outcome.acceptedBySomebody()).isFalse();
  }

  @Test
  void noAnswerAfterTheContentIsADoubtForThoseWhoWereThrough() {
    DeliveryOutcome outcome =
        outcome(LOST, true, notAccepted(ANA), refused(BEA, "550 5.1.1 User unknown"));

    assertThat(outcome.kind()).isEqualTo(Kind.IN_DOUBT);
    assertThat(outcome.recipients().get(ANA).state()).isEqualTo(RecipientState.UNKNOWN);
    assertThat(outcome.recipients().get(BEA).state()).isEqualTo(RecipientState.REFUSED);
  }

  @Test
  void noAnswerBeforeTheContentIsNoDoubt() {
    assertThat(outcome(LOST, false, notAccepted(ANA)).kind()).isEqualTo(Kind.AGAIN);
  }

  @Test
  void aFaultOfOursBeforeTheContentIsTriedAgain() {
    MailFailure fault = MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.INTERNAL);

    assertThat(outcome(fault, false, notAccepted(ANA)).kind()).isEqualTo(Kind.AGAIN);
  }

  @Test
  void anAnswerAfterTheContentIsNoDoubt() {
    DeliveryOutcome later =
        outcome(
            FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later"),
            true,
            notAccepted(ANA));
    DeliveryOutcome never =
        outcome(
            FakeMailServers.refused(Stage.DATA, "554 5.7.1 Message contains a virus"),
            true,
            notAccepted(ANA));

    assertThat(later.kind()).isEqualTo(Kind.AGAIN);
    assertThat(never.kind()).isEqualTo(Kind.DONE);
    assertThat(never.recipients())
        .containsEntry(ANA, new Fate(RecipientState.REFUSED, "554 5.7.1 Message contains a virus"));
  }

  @Test
  void meaningDecidesAndNotTheFirstDigit() {
    DeliveryOutcome tomorrow =
        outcome(
            FakeMailServers.refused(Stage.DATA, "550 5.4.5 Daily user sending limit exceeded."),
            false,
            notAccepted(ANA));

    assertThat(tomorrow.kind()).as("it is the account that waits").isEqualTo(Kind.HELD);
    assertThat(tomorrow.reachedLimit()).contains(ReachedLimit.DAY);
  }

  @Test
  void whoGotItKeepsItWhereAnotherRecipientMetTheLimit() {
    DeliveryOutcome some =
        outcome(null, true, accepted(ANA), refused(BEA, "450 4.2.1 Mail send limit exceeded"));

    assertThat(some.kind()).isEqualTo(Kind.HELD);
    assertThat(some.recipients()).containsOnlyKeys(ANA);
    assertThat(some.acceptedBySomebody()).isTrue();
  }

  @Test
  void aRefusedSignInStopsTheAccount() {
    ServerReply reply = FakeMailServers.reply("530 5.7.0 Authentication required");
    DeliveryOutcome outcome =
        outcome(MailFailure.refused(Service.SMTP, Stage.SENDER, reply), false, notAccepted(ANA));

    assertThat(outcome.kind()).isEqualTo(Kind.ACCOUNT_STOPPED);
    assertThat(outcome.recipients()).as("they stay as they were").isEmpty();
  }

  @Test
  void namesNoFieldOfTheAccountForACustomersAddress() {
    DeliveryOutcome one =
        outcome(null, true, accepted(ANA), refused(BEA, "550 5.1.1 User unknown"));
    DeliveryOutcome all =
        outcome(
            FakeMailServers.refused(Stage.RECIPIENT, "550 5.1.1 User unknown"),
            false,
            refused(BEA, "550 5.1.1 User unknown"));

    assertThat(one.diagnosis().fields()).isEmpty();
    assertThat(all.diagnosis().fields()).isEmpty();
  }

  @Test
  void namesTheAddressWhereTheSenderIsRefused() {
    DeliveryOutcome outcome =
        outcome(
            FakeMailServers.refused(Stage.SENDER, "553 5.7.1 Sender address not owned by user"),
            false,
            notAccepted(ANA));

    assertThat(outcome.diagnosis().fields()).containsExactly("address");
  }
}

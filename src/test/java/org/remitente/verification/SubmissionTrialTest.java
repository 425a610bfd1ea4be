package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.AccountServers;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Envelope;
import org.remitente.mail.FailureKind;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MessageContent;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.ServerFacts;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;

class SubmissionTrialTest {

  /** A connection that is lost at stage {@code data}. */
  private record Lost(boolean handedOver) implements MailTransport.Connection {
    @Override
    public ServerFacts facts() {
      return new ServerFacts("", null);
    }

    @Override
    public SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver) {
      MailFailure lost = MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.CONNECTION_LOST);
      return new SubmissionReceipt(List.of(), lost, handedOver);
    }

    @Override
    public boolean usable() {
      return false;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  @ParameterizedTest
  @CsvSource({"false, connection-lost, later", "true, data-unknown, never"})
  void tellsADoubtOnlyWhereTheContentWasHandedOver(boolean handedOver, String code, String retry) {
    AccountServers servers =
        new AccountServers(
            EmailAddress.parse("ana@acme.es").orElseThrow(),
            null,
            new ServerEndpoint(new HostName("smtp.acme.es"), 587, ConnectionSecurity.STARTTLS),
            null,
            null,
            null,
            false,
            null);
    TestMessage message =
        TestMessage.of(
            new EmailAddress("facturas@acme.es"),
            null,
            Language.ES,
            OffsetDateTime.parse("2026-11-04T10:00:00Z"));
    StageBoard board = new StageBoard(Clock.systemUTC(), () -> {});

    SubmissionTrial trial =
        SubmissionTrial.of(
            stages -> new Lost(handedOver), message, board, new Cancellation(() -> false));

    assertThat(trial.passed()).isFalse();
    assertThat(trial.diagnosis().code().code()).isEqualTo(code);
    assertThat(trial.diagnosis().retry().tag()).isEqualTo(retry);
  }
}

package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountHealth;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.outbox.DocumentReference;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.OutgoingMessage;
import org.remitente.shared.EmailAddress;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;

/** What becomes of messages when somebody mends their account. */
@DatabaseTest
class MendedAccountTest {

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private void mended() {
    acme.servers.unreachable = null;
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);
  }

  @Test
  void whatWaitsLeavesAtOnce() {
    acme.servers.unreachable =
        MailFailure.of(Service.SMTP, Stage.RESOLVE, FailureKind.UNKNOWN_HOST);
    String id = acme.accept("F-1", "ana@cliente.es");
    for (int i = 0; i < 5; i++) {
      acme.send();
      acme.passes(Duration.ofHours(3));
    }
    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);

    mended();
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void whatWaitedWhenItsSignInWasRefusedLeavesAtOnce() {
    acme.servers.beforeContent =
        envelope -> FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later");
    String id = acme.accept("F-1", "ana@cliente.es");
    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.NEEDS_SIGN_IN);
    assertThat(acme.state(id)).isEqualTo(MessageState.QUEUED);
    acme.servers.beforeContent = envelope -> null;

    mended();
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void whatIsToLeaveLaterStillLeavesLater() {
    acme.outbox()
        .accept(
            acme.company,
            new OutgoingMessage(
                acme.accounts().get(acme.company, acme.account),
                acme.draft("F-1", List.of("ana@cliente.es"), List.of()),
                new DocumentReference("invoice", "F-1"),
                "es",
                acme.work().now().plusHours(1),
                null));
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.FAILING);

    mended();
    acme.send();

    assertThat(acme.servers.delivered).isEmpty();
  }

  /** Somebody has verified it anew, as each sign-in does. */
  private void verifiedAnew() {
    acme.accounts()
        .replace(
            acme.company,
            acme.account,
            acme.accounts().settings(acme.company, acme.account),
            new LearnedFacts(SentCopyPolicy.OFF, null, null),
            List.of());
  }

  private static MailFailure signInRefused() {
    return FakeMailServers.refused(Stage.LOGIN, "535 5.7.8 Authentication credentials invalid");
  }

  @Test
  void isNotStoppedByWhatWasRefusedOfTheSettingsBefore() {
    acme.servers.beforeContent =
        envelope -> {
          if (acme.servers.connections > 1) {
            return null;
          }
          verifiedAnew();
          return signInRefused();
        };
    List<AccountHealth> told = new ArrayList<>();
    acme.container.observe(AccountChanged.class, each -> told.add(each.health()));
    String id = acme.accept("F-1", "ana@cliente.es");

    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(told).containsExactly(AccountHealth.OK);
  }

  @Test
  void goesOnAlthoughItWasMendedBeforeTheTurnThatStoppedItWasOver() {
    acme.servers.unreachable = signInRefused();
    acme.container.observe(
        AccountChanged.class,
        each -> {
          if (each.health() == AccountHealth.NEEDS_SIGN_IN) {
            acme.servers.unreachable = null;
            verifiedAnew();
          }
        });
    String id = acme.accept("F-1", "ana@cliente.es");

    acme.send();
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void noneAgesThatFailedForNowInTheTurnThatStoppedIt() {
    acme.servers.beforeContent =
        envelope ->
            envelope.recipients().contains(new EmailAddress("bea@cliente.es"))
                ? FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later")
                : signInRefused();
    String waiting = acme.accept("F-1", "bea@cliente.es");
    acme.accept("F-2", "ana@cliente.es");

    acme.send();
    assertThat(acme.state(waiting)).isEqualTo(MessageState.QUEUED);
    acme.passes(Duration.ofDays(6));
    acme.servers.beforeContent =
        envelope -> FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later");
    mended();
    acme.send();

    assertThat(acme.state(waiting)).as("its first fault").isEqualTo(MessageState.WAITING);
  }
}

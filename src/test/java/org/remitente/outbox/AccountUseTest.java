package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountHealth;
import org.remitente.account.SentCopyPolicy;
import org.remitente.company.Companies;
import org.remitente.delivery.SendingCompany;
import org.remitente.shared.NotFoundException;
import org.remitente.testing.DatabaseTest;

/** What people see of several accounts and of the messages that leave by them. */
@DatabaseTest
class AccountUseTest {

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany(SentCopyPolicy.OFF);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void countsWhatHasStillToLeaveByOneAccount() {
    String other = acme.addAccount(SentCopyPolicy.OFF, null);
    String sent = acme.accept("F-1", "ana@cliente.es");
    acme.send();
    acme.accept("F-2", "ana@cliente.es");
    acme.outbox().cancel(acme.company, acme.accept("F-3", "ana@cliente.es"));

    AccountUse use = acme.outbox().use(acme.company, acme.account);

    assertThat(use.waiting()).isEqualTo(1);
    assertThat(use.lastSentAt()).isEqualTo(acme.status(sent).sentAt());
    assertThat(acme.outbox().use(acme.company, other)).isEqualTo(new AccountUse(null, 0));
  }

  @Test
  void tellsWheneverAMessageStandsElsewhere() {
    List<MessageState> told = new ArrayList<>();
    acme.container.observe(
        MessagesChanged.class,
        change -> change.messages().forEach(each -> told.add(acme.state(each.id()))));

    String id = acme.accept("F-1", "ana@cliente.es");
    acme.send();
    acme.outbox().copyIs(acme.company, id, CopyState.SAVED);
    acme.outbox().cancel(acme.company, acme.accept("F-2", "ana@cliente.es"));

    assertThat(told)
        .containsExactly(
            MessageState.QUEUED,
            MessageState.SENDING,
            MessageState.SENT,
            MessageState.SENT,
            MessageState.QUEUED,
            MessageState.CANCELLED);
  }

  @Test
  void aPreferredAccountIsTheOnlyDefaultOne() {
    String other = acme.addAccount(SentCopyPolicy.OFF, null);

    acme.accounts().prefer(acme.company, other);

    assertThat(acme.accounts().defaultAccount(acme.company).orElseThrow().id()).isEqualTo(other);
    assertThat(acme.accounts().get(acme.company, acme.account).preferred()).isFalse();
  }

  @Test
  void nobodyPrefersAnothersAccount() {
    String stranger = acme.container.get(Companies.class).create("Otra SL", "es", null).id();

    assertThatThrownBy(() -> acme.accounts().prefer(stranger, acme.account))
        .isInstanceOf(NotFoundException.class);
    assertThat(acme.accounts().get(acme.company, acme.account).preferred()).isTrue();
  }

  @Test
  void remembersWhenItWasCheckedWhateverCameOfIt() {
    acme.sql("update mail_account set checked_at = checked_at - 3600 * interval '1' second");

    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.FAILING);
    acme.accounts().checked(acme.company, acme.account);

    var account = acme.accounts().get(acme.company, acme.account);
    assertThat(account.health()).isEqualTo(AccountHealth.FAILING);
    assertThat(account.checkedAt()).isAfterOrEqualTo(account.verifiedAt());
  }
}

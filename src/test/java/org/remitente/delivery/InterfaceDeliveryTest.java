package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.RecipientState;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;

/** Messages that leave by a provider's own interface, which knows no envelope and no sign-in. */
@DatabaseTest
class InterfaceDeliveryTest {

  private static final String ANA = "ana@cliente.es";
  private static final String BEA = "bea@cliente.es";

  private final SendingCompany acme = new SendingCompany();

  @AfterEach
  void close() {
    acme.close();
  }

  /** From now on the account's messages leave so. */
  private void leavesByInterface() {
    acme.container.use(
        AccountConnections.class,
        new AccountConnections() {
          @Override
          public MailTransport transport(String companyId, String accountId, Patience patience) {
            return acme.servers.api(null, null, patience);
          }

          @Override
          public boolean sendsByInterface(String companyId, MailAccount account) {
            return true;
          }
        });
  }

  private AccountHealth health() {
    return acme.accounts().get(acme.company, acme.account).health();
  }

  @Test
  void hasProvedThatItWorksOnceItTookAMessage() {
    leavesByInterface();
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.FAILING);
    List<AccountHealth> meanwhile = new ArrayList<>();
    acme.servers.beforeContent =
        envelope -> {
          meanwhile.add(health());
          return null;
        };
    acme.accept("F-1", ANA);

    acme.send();

    assertThat(meanwhile).as("connecting proves nothing").containsExactly(AccountHealth.FAILING);
    assertThat(health()).isEqualTo(AccountHealth.OK);
  }

  @Test
  void sendsToNobodyASecondTimeWhoHadItBySmtp() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = acme.accept("F-1", ANA, BEA);
    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);
    leavesByInterface();
    acme.servers.refusals.clear();

    acme.passes(Duration.ofHours(1));
    acme.send();

    assertThat(acme.servers.delivered).as("Ana has it").hasSize(1);
    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.status(id).recipients())
        .extracting(MessageStatus.Recipient::state)
        .containsExactly(RecipientState.ACCEPTED, RecipientState.REFUSED);
    assertThat(acme.status(id).attempts())
        .last()
        .satisfies(
            attempt -> assertThat(attempt.diagnosis().code().code()).isEqualTo("rcpt-left-out"));
  }
}

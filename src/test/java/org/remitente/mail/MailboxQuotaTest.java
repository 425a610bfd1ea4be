package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.TestAuthority;

class MailboxQuotaTest {

  private final ScriptedImapServer server =
      new ScriptedImapServer(new Mailboxes().user(USER, PASSWORD));

  @AfterEach
  void stop() {
    server.close();
  }

  private MailStore.Connection connect(ConnectionSecurity security) throws MailFailureException {
    return TestServers.servers()
        .store(endpoint(server.port(), security), CREDENTIALS, PATIENCE)
        .connect(StageListener.NONE);
  }

  private Optional<MailboxRoom> room() throws MailFailureException {
    try (MailStore.Connection connection = connect(ConnectionSecurity.NONE)) {
      assertThat(connection.facts().certificate()).isNull();
      return connection.room("Enviados (1)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* QUOTA \"\" (STORAGE 950 1000) | OK Done | 95",
        "* QUOTA \"User (STORAGE 1 1000)\" (MESSAGE 1 2 STORAGE 1000 1000) | OK Done | 100",
        "* QUOTA \"\" (MESSAGE 9 10) | OK Done |",
        "* QUOTA \"\" (STORAGE 5 0) | OK Done |",
        "* QUOTA \"\" () | OK Done |",
        "* OK (STORAGE 950 1000) | OK Done |",
        "* OK Nothing | NO [NOPERM] Not for you |",
        "* OK Nothing | BAD What |"
      })
  void isAskedForWhereItIsOffered(String quota, String completion, Integer percent)
      throws Exception {
    server.offering("QUOTA").on("GETQUOTAROOT", quota, completion);

    assertThat(room().map(MailboxRoom::percent)).isEqualTo(Optional.ofNullable(percent));
    assertThat(server.received()).anyMatch(line -> line.endsWith("GETQUOTAROOT \"Enviados (1)\""));
  }

  @Test
  void theFullestOfSeveralCounts() throws Exception {
    server
        .offering("QUOTA")
        .on(
            "GETQUOTAROOT",
            "* QUOTAROOT \"Enviados (1)\" a b",
            "* QUOTA a (STORAGE 10 1000)",
            "* QUOTA b (STORAGE 70 100)",
            "OK Done");

    assertThat(room()).contains(new MailboxRoom(70, 100));
  }

  @Test
  void isNotAskedForWhereNobodySpokeOfIt() throws Exception {
    assertThat(room()).isEmpty();
    assertThat(server.received()).noneMatch(line -> line.contains("QUOTA"));
  }

  @Test
  void anEncryptedConnectionTellsHowLongTheCertificateHolds() throws Exception {
    var certificate = TestAuthority.shared().endingIn(10, "localhost");
    server.startTls(certificate);

    try (MailStore.Connection connection = connect(ConnectionSecurity.STARTTLS)) {
      assertThat(connection.facts().certificate().until().toInstant())
          .isEqualTo(certificate.certificate().getNotAfter().toInstant());
    }
  }
}

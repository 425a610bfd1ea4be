package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;

class AppendLimitTest {

  private final ScriptedImapServer server =
      new ScriptedImapServer(new Mailboxes().user(USER, PASSWORD));

  @AfterEach
  void stop() {
    server.close();
  }

  private Long limit() throws MailFailureException {
    try (MailStore.Connection connection =
        TestServers.servers()
            .store(endpoint(server.port(), ConnectionSecurity.NONE), CREDENTIALS, PATIENCE)
            .connect(StageListener.NONE)) {
      return connection.sizeLimit("Enviados (1)");
    }
  }

  @Test
  void isThatOfTheCapability() throws Exception {
    server.offering("APPENDLIMIT=35882577");

    assertThat(limit()).isEqualTo(35_882_577L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* STATUS \"Enviados (1)\" (APPENDLIMIT 257890) | OK Done | 257890",
        "* STATUS \"Enviados (1)\" (APPENDLIMIT NIL) | OK Done |",
        "* STATUS \"(APPENDLIMIT 1)\" (MESSAGES 3) | OK Done |",
        "* OK Nothing to tell | NO [NONEXISTENT] No such folder |",
        "* OK Nothing to tell | BAD What |"
      })
  void isAskedForWhereEachFolderHasItsOwn(String status, String completion, Long wanted)
      throws Exception {
    server.offering("APPENDLIMIT").on("STATUS", status, completion);

    assertThat(limit()).isEqualTo(wanted);
    assertThat(server.received())
        .anyMatch(line -> line.endsWith("STATUS \"Enviados (1)\" (APPENDLIMIT)"));
  }

  @Test
  void isNotAskedForWhereNobodySpokeOfIt() throws Exception {
    assertThat(limit()).isNull();
    assertThat(server.received()).noneMatch(line -> line.contains("STATUS"));
  }
}

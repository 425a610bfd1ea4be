package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.EmailAddress;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;

class FolderSearchTest {

  private static final MessageTrace TRACE =
      new MessageTrace("<k7q@acme.es>", OffsetDateTime.parse("2026-11-04T00:20:30+01:00"));

  private final Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD);
  private final ScriptedImapServer server = new ScriptedImapServer(mailboxes);

  @AfterEach
  void stop() {
    server.close();
  }

  private MailStore.Connection open() throws MailFailureException {
    return TestServers.servers()
        .store(endpoint(server.port(), ConnectionSecurity.NONE), CREDENTIALS, PATIENCE)
        .connect(StageListener.NONE);
  }

  private boolean isFound() throws MailFailureException {
    try (MailStore.Connection connection = open()) {
      return connection.holds("Sent", TRACE);
    }
  }

  private void keep(String header) {
    mailboxes.file(USER, "Sent", (header + "\r\n\r\nx").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Message-ID: <k7q@acme.es>",
        "Message-ID: <other@outlook.example>\r\nX-Microsoft-Original-Message-ID: <k7q@acme.es>",
        "Message-ID: <other@gmail.example>\r\nX-Google-Original-Message-ID: <k7q@acme.es>",
        "Message-ID: <other@hoster.example>\r\nX-Remitente-ID: k7q"
      })
  void findsAMessageWhoseMessageIdWasReplaced(String header) throws Exception {
    keep("Message-ID: <before@acme.es>\r\nX-Remitente-ID: r2d");
    keep(header);

    assertThat(isFound()).isTrue();
  }

  @Test
  void findsNoOtherMessage() throws Exception {
    keep("Message-ID: <other@acme.es>\r\nX-Remitente-ID: other\r\nReferences: <k7q@acme.es>");

    assertThat(isFound()).isFalse();
  }

  @Test
  void looksIntoOtherHeadersAmongRecentMessagesOnly() throws Exception {
    isFound();

    assertThat(server.received())
        .anyMatch(line -> line.contains("SEARCH SINCE 2-Nov-2026 OR HEADER"))
        .anyMatch(line -> line.endsWith("SEARCH HEADER Message-ID <k7q@acme.es>"));
  }

  @Test
  void asksForOtherHeadersOnlyWhereTheMessageIdIsNotFound() throws Exception {
    keep("Message-ID: <k7q@acme.es>");

    isFound();

    assertThat(server.received()).noneMatch(line -> line.contains("SEARCH SINCE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO Too complex", "BAD Unknown search key"})
  void takesARefusedSearchForNothingFound(String refusal) throws Exception {
    server.on("SEARCH SINCE", refusal);

    assertThat(isFound()).isFalse();
  }

  @Test
  void aConnectionThatEndsIsNoAnswer() {
    server.on("SEARCH SINCE", Behaviour.closing());

    assertThat(TestServers.failureOf(this::isFound).stage()).isEqualTo(Stage.MAILBOX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "From: \"Acme, SL\" <ventas@acme.es> | ventas@acme.es",
        "from: ventas@acme.es | ventas@acme.es",
        "From: =?utf-8?Q?Pe=C3=B1a?= <ventas@acme.es> (oficina) | ventas@acme.es",
        "From: a@acme.es, b@acme.es |",
        "From: nobody |",
        "From: <script>alert(1)</script> |",
        "Subject: none |"
      })
  void tellsTheSender(String header, String sender) throws Exception {
    keep("Message-ID: <before@acme.es>\r\nFrom: otra@acme.es");
    keep("Message-ID: <k7q@acme.es>\r\n" + header);

    try (MailStore.Connection connection = open()) {
      assertThat(connection.sender("Sent", TRACE).map(EmailAddress::value).orElse(null))
          .isEqualTo(sender);
    }
  }

  @Test
  void knowsNoSenderOfWhatIsNotThere() throws Exception {
    try (MailStore.Connection connection = open()) {
      assertThat(connection.sender("Sent", TRACE)).isEmpty();
    }
  }

  @Test
  void takesARefusedFetchForASenderThatIsNotKnown() throws Exception {
    keep("Message-ID: <k7q@acme.es>\r\nFrom: ventas@acme.es");
    server.on("FETCH", "NO Not now");

    try (MailStore.Connection connection = open()) {
      assertThat(connection.sender("Sent", TRACE)).isEmpty();
    }
  }
}

package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.failureOf;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.network.GuardedConnection;
import org.remitente.shared.PublicAddress;
import org.remitente.testing.Ports;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** What the container's session changes of the connections of accounts, and what it cannot. */
@Timeout(30)
class MailTuningTest {

  private static final Patience LONG =
      new Patience(Duration.ofSeconds(50), Duration.ofSeconds(50), Duration.ofSeconds(60));

  @Test
  void shortensWhatAProtocolWaits() {
    MailTuning tuning =
        tuning(
            "mail.smtp.connectiontimeout", "2000",
            "mail.smtp.timeout", "3000",
            "mail.imap.timeout", "4000");

    assertThat(tuning.tuned(LONG, Service.SMTP))
        .isEqualTo(new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3), LONG.whole()));
    assertThat(tuning.tuned(LONG, Service.IMAP))
        .isEqualTo(new Patience(LONG.connect(), Duration.ofSeconds(4), LONG.whole()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"60000", "999999999", "0", "-1", "", "soon", "10s", "99999999999"})
  void neverWaitsLongerThanTheProductDoesByItself(String millis) {
    MailTuning tuning = tuning("mail.smtp.connectiontimeout", millis, "mail.smtp.timeout", millis);

    assertThat(tuning.tuned(LONG, Service.SMTP)).isEqualTo(LONG);
  }

  @ParameterizedTest
  @CsvSource({
    "mail.acme.es, mail.acme.es",
    "' Mail.Acme.es ', mail.acme.es",
    "[192.0.2.1], [192.0.2.1]",
    "2001:db8::1, [IPv6:2001:db8::1]",
    "relay, relay"
  })
  void greetsWithTheTunedName(String name, String greeting) {
    assertThat(greeting(tuning("mail.smtp.localhost", name))).isEqualTo(greeting);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "acme.es\r\nMAIL FROM:<a@acme.es>"})
  void greetsWithThePublicNameWhereNoneIsTuned(String name) {
    assertThat(greeting(tuning("mail.smtp.localhost", name))).isEqualTo("remitente.acme.es");
  }

  @Test
  void takesNeitherUserNorPasswordNorDebugNorAnythingElseFromTheContainer() throws Exception {
    Properties container = new Properties();
    container.setProperty("mail.debug", "true");
    container.setProperty("mail.debug.auth", "true");
    container.setProperty("mail.smtp.user", "operator");
    container.setProperty("mail.smtp.password", "of-the-operator");
    container.setProperty("mail.smtp.ssl.trust", "*");
    container.setProperty("mail.smtp.ssl.checkserveridentity", "false");
    container.setProperty("mail.smtp.starttls.required", "false");
    MailTuning tuning = MailTuning.of(container);

    Session session = session(tuning);

    assertThat(tuning).isEqualTo(MailTuning.NONE);
    assertThat(session.getDebug()).isFalse();
    assertThat(session.getProperty("mail.debug")).isEqualTo("false");
    assertThat(session.getProperty("mail.smtp.starttls.required")).isEqualTo("true");
    assertThat(session.getProperties().stringPropertyNames())
        .doesNotContain(
            "mail.debug.auth",
            "mail.smtp.user",
            "mail.smtp.password",
            "mail.smtp.ssl.trust",
            "mail.smtp.ssl.checkserveridentity");
  }

  @Test
  void reachesTheGreetingOfAccounts() throws Exception {
    try (ScriptedSmtpServer server =
        new ScriptedSmtpServer(USER, PASSWORD).startTls(TestAuthority.shared().forLocalhost())) {
      TestServers.servers(tuning("mail.smtp.localhost", "tuned.acme.es"))
          .transport(endpoint(server.port(), ConnectionSecurity.STARTTLS), CREDENTIALS, LONG)
          .connect(StageListener.NONE)
          .close();

      assertThat(server.received())
          .filteredOn(line -> line.startsWith("EHLO"))
          .containsExactly("EHLO tuned.acme.es", "EHLO tuned.acme.es");
    }
  }

  @Test
  void reachesTheWaitingOfAccounts() throws Exception {
    MailServers tuned =
        TestServers.servers(tuning("mail.smtp.timeout", "300", "mail.imap.timeout", "300"));
    try (Ports.Held silent = Ports.silentPort()) {
      ServerEndpoint endpoint = endpoint(silent.port(), ConnectionSecurity.NONE);

      assertThat(failureOf(() -> tuned.transport(endpoint, null, LONG).connect(StageListener.NONE)))
          .returns(Service.SMTP, MailFailure::service)
          .returns(FailureKind.SILENCE, MailFailure::kind);
      assertThat(
              failureOf(() -> tuned.store(endpoint, CREDENTIALS, LONG).connect(StageListener.NONE)))
          .returns(Service.IMAP, MailFailure::service)
          .returns(FailureKind.SILENCE, MailFailure::kind);
    }
  }

  /** The session of the mail library for a connection to a server that requires STARTTLS. */
  private static Session session(MailTuning tuning) throws Exception {
    MailSessionFactory sessions = new MailSessionFactory(new PublicAddress(""), () -> tuning);
    try (Ports.Held silent = Ports.silentPort()) {
      ServerEndpoint endpoint = endpoint(silent.port(), ConnectionSecurity.STARTTLS);
      Dialling dialling = new Dialling(TestServers.CONNECTOR, endpoint, LONG);
      try (GuardedConnection connection =
          dialling.dial(new Progress(Service.SMTP, StageListener.NONE))) {
        return sessions.session(connection, endpoint, Service.SMTP);
      }
    }
  }

  private static String greeting(MailTuning tuning) {
    return new MailSessionFactory(new PublicAddress("https://remitente.acme.es"), () -> tuning)
        .ehloName();
  }

  private static MailTuning tuning(String... keysAndValues) {
    Properties session = new Properties();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      session.setProperty(keysAndValues[i], keysAndValues[i + 1]);
    }
    return MailTuning.of(session);
  }
}

package org.remitente.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailServers;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.testing.FreePort;
import org.remitente.testing.ReceivedMessage;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** Notices by a real connection; users could reach none of these servers. */
@Timeout(60)
class SystemMailTest {

  private static final String USER = "avisos@remitente.test";
  private static final String PASSWORD = "s3creto-del-operador";
  private static final String ADMIN = "admin@acme.test";

  private final ScriptedSmtpServer server =
      new ScriptedSmtpServer(USER, PASSWORD).startTls(TestAuthority.shared().forLocalhost());

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ES, Prueba de los avisos de Remitente",
    "CA, Prova dels avisos de Remitente",
    "EN, A test notice from Remitente"
  })
  void sendsATestNoticeInTheReadersLanguage(Language language, String subject) {
    NoticeOutcome outcome = systemMail(server.port(), PASSWORD).test(ADMIN, language);

    assertThat(outcome.diagnosis()).isNull();
    assertThat(server.messages()).hasSize(1);
    ReceivedMessage message = server.messages().get(0);
    assertThat(message.sender()).isEqualTo(USER);
    assertThat(message.recipients()).containsExactly(ADMIN);
    assertThat(new String(message.content(), StandardCharsets.US_ASCII))
        .contains("From: Remitente <" + USER + ">")
        .contains("To: " + ADMIN)
        .contains("Subject: " + subject)
        .contains("Message-ID: " + outcome.messageId());
    assertThat(server.receivedInClear()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void tellsWhichPropertyToLookAtWhereThePasswordIsWrong() {
    NoticeOutcome outcome = systemMail(server.port(), "wrong").test(ADMIN, Language.ES);

    assertThat(outcome.sent()).isFalse();
    assertThat(outcome.diagnosis().fields())
        .contains("remitente.system-mail.username", "remitente.system-mail.password");
    assertThat(outcome.toString()).doesNotContain("wrong");
    assertThat(server.messages()).isEmpty();
  }

  @Test
  void tellsThatNobodyListens() {
    server.close();

    NoticeOutcome outcome = systemMail(server.port(), PASSWORD).test(ADMIN, Language.ES);

    assertThat(outcome.diagnosis().code()).isEqualTo(DiagnosisCode.TCP_REFUSED);
    assertThat(outcome.diagnosis().fields()).contains("remitente.system-mail.port");
  }

  @Test
  void refusesACertificateThatNobodyVouchesForAlsoFromTheOperatorsServer() {
    server.startTls(TestAuthority.shared().selfSigned("localhost"));

    NoticeOutcome outcome = systemMail(server.port(), PASSWORD).test(ADMIN, Language.ES);

    assertThat(outcome.sent()).isFalse();
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void blamesTheRecipientWhereTheServerRefusesIt() {
    server.on("RCPT", "550 5.1.1 no such user");

    NoticeOutcome outcome = systemMail(server.port(), PASSWORD).test(ADMIN, Language.ES);

    assertThat(outcome.sent()).isFalse();
    assertThat(outcome.diagnosis().serverReply()).contains("no such user");
    assertThat(outcome.diagnosis().fields()).doesNotContain("remitente.system-mail.from");
  }

  @Test
  void sendsWithoutSignInAndEncryptionWhereTheOperatorSaysSo() throws Exception {
    int port = FreePort.find();
    GreenMail relay = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    relay.start();
    try {
      SystemMail mail =
          systemMail(
              Map.of("host", "127.0.0.1", "port", "" + port, "security", "none", "from", USER));

      assertThat(mail.test(ADMIN, Language.EN).diagnosis()).isNull();
      assertThat(relay.getReceivedMessages()).hasSize(1);
      assertThat(relay.getReceivedMessages()[0].getSubject())
          .isEqualTo("A test notice from Remitente");
    } finally {
      relay.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "a@acme.es\r\nRCPT TO:<b@acme.es>", "a@acme.es,b@acme.es"})
  void asksForOneAddress(String to) {
    SystemMail mail = systemMail(server.port(), PASSWORD);

    assertThatThrownBy(() -> mail.test(to, Language.ES)).isInstanceOf(InvalidInputException.class);
    assertThat(server.connections()).isZero();
  }

  @Test
  void sendsNothingWhereItIsNotConfigured() {
    SystemMail mail = systemMail(Map.of());

    assertThatThrownBy(() -> mail.test(ADMIN, Language.ES))
        .isInstanceOf(ConflictException.class)
        .hasMessage("system-mail-not-configured");
  }

  private static SystemMail systemMail(int port, String password) {
    return systemMail(
        Map.of(
            "host", "localhost",
            "port", Integer.toString(port),
            "username", USER,
            "password", password,
            "from", USER));
  }

  static SystemMail systemMail(Map<String, String> values) {
    SystemMail mail = new SystemMail();
    mail.config = SystemMailSettingsTest.config(values);
    mail.clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    mail.servers =
        new MailServers(
            new MailConnector(
                new NetworkGuard("", "25"), new TlsTrust(TestAuthority.shared().caPem())),
            "https://remitente.acme.es");
    return mail;
  }
}

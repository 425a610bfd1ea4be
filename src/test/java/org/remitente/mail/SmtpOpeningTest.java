package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.SmtpRig.failed;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.IMPATIENT;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.envelope;
import static org.remitente.mail.TestServers.failureOf;
import static org.remitente.mail.TestServers.message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Ports;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** Connecting, TLS and the sign-in: what goes wrong before there is a message. */
class SmtpOpeningTest {

  private static final String CUSTOMER = "cliente@example.com";

  private final SmtpRig rig = new SmtpRig();
  private final ScriptedSmtpServer server = rig.server;

  @AfterEach
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "535 5.7.8 Error: authentication failed, 535, 5.7.8",
    "454 4.7.0 Temporary authentication failure, 454, 4.7.0",
    "421 4.7.0 Too many, 421, 4.7.0",
    "530 5.7.0 Must issue a STARTTLS command first, 530, 5.7.0"
  })
  void tellsEveryAnswerToTheSignInAsARefusalInTheServersWords(
      String reply, int code, String enhanced) {
    server.on("AUTH", reply);

    MailFailure failure = failed(rig.transport(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.serverReply()).isEqualTo(new ServerReply(code, enhanced, reply));
  }

  @Test
  void tellsAWrongPassword() {
    server.implicitTls(TestAuthority.shared().forLocalhost());
    Credentials wrong = new Credentials(USER, Secret.of("otra"));

    MailFailure failure =
        failed(
            TestServers.servers()
                .transport(endpoint(server.port(), ConnectionSecurity.TLS), wrong, PATIENCE));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.serverReply().code()).isEqualTo(535);
  }

  @Test
  void hidesThePasswordThatAServerRepeats() {
    server.on("AUTH", "535 5.7.8 user " + USER + " password s3creto-x");
    server.implicitTls(TestAuthority.shared().forLocalhost());
    Credentials shown = new Credentials(USER, Secret.of("s3creto-x"));

    MailFailure failure =
        failed(
            TestServers.servers()
                .transport(endpoint(server.port(), ConnectionSecurity.TLS), shown, PATIENCE));

    assertThat(failure.serverReply().text()).endsWith("password •••");
  }

  @Test
  void sendsNothingWhereCredentialsAreGivenAndNoSignInIsOffered() {
    server.withoutSignIn();

    MailFailure failure = failed(rig.transport(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.SIGN_IN_NOT_OFFERED);
    assertThat(server.received()).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void sendsWithoutASignInWhereNoCredentialsAreGiven() throws Exception {
    server.withoutSignIn().implicitTls(TestAuthority.shared().forLocalhost());
    TestServers.Heard heard = new TestServers.Heard();
    try (MailTransport.Connection connection =
        TestServers.servers()
            .transport(endpoint(server.port(), ConnectionSecurity.TLS), null, PATIENCE)
            .connect(heard)) {
      assertThat(connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED).accepted())
          .isTrue();
    }
    assertThat(heard.stages).doesNotContain("login>");
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void tellsThatNoMechanismIsShared() {
    server.mechanisms("GSSAPI", "DIGEST-MD5", "NTLM");

    MailFailure failure = failed(rig.transport(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.MECHANISM_NOT_OFFERED);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void signsInWithLoginWhereThatIsAllThereIs() throws Exception {
    server.mechanisms("LOGIN");

    rig.transport(ConnectionSecurity.STARTTLS).connect(StageListener.NONE).close();

    assertThat(server.signIns()).isEqualTo(1);
  }

  @Test
  void neverSignsInWithoutTheTlsThatIsRequired() {
    MailFailure failure = failed(rig.bare(ConnectionSecurity.STARTTLS, PATIENCE));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.STARTTLS_NOT_OFFERED);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void tellsARefusedStarttls() {
    server.on("STARTTLS", "454 4.7.0 TLS not available");

    MailFailure failure = failed(rig.transport(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.serverReply().code()).isEqualTo(454);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void hangingUpAfterStarttlsIsAHandshakeThatFailed() {
    server.on("STARTTLS", Behaviour.replyingThenClosing("220 2.0.0 Ready to start TLS"));

    MailFailure failure = failed(rig.transport(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.TLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.HANDSHAKE_FAILED);
  }

  @Test
  void doesNotBelieveWhatWasInjectedBeforeTls() {
    server.on("STARTTLS", Behaviour.injecting("250-evil\r\n250 AUTH PLAIN\r\n"));

    MailFailure failure = failed(rig.transport(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void tellsARefusedGreetingAndEhlo() {
    server.onceOn("CONNECT", "554 5.7.1 Your address is listed");
    MailFailure greeting = failed(rig.transport(ConnectionSecurity.TLS));
    assertThat(greeting.stage()).isEqualTo(Stage.GREETING);
    assertThat(greeting.serverReply().code()).isEqualTo(554);

    server.on("EHLO", "501 5.5.4 Invalid domain name");
    MailFailure ehlo = failed(rig.transport(ConnectionSecurity.TLS));
    assertThat(ehlo.stage()).isEqualTo(Stage.CAPABILITIES);
    assertThat(ehlo.serverReply().code()).isEqualTo(501);
  }

  @ParameterizedTest
  @CsvSource({
    "* OK IMAP4rev1 ready, imap",
    "+OK POP3 ready, pop3",
    "HTTP/1.1 400 Bad Request, http",
    "SSH-2.0-OpenSSH_9.2, ssh",
    "hello there,"
  })
  void tellsAnotherProtocolWithoutItsWords(String greeting, String protocol) {
    server.on("CONNECT", greeting);

    MailFailure failure = failed(rig.transport(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.GREETING);
    assertThat(failure.kind()).isEqualTo(FailureKind.OTHER_PROTOCOL);
    assertThat(failure.facts().get("protocol")).isEqualTo(protocol);
    assertThat(failure.reply()).isEmpty();
  }

  @Test
  void tellsPlainTextAnsweringTls() {
    MailFailure failure = failed(rig.bare(ConnectionSecurity.TLS, PATIENCE));

    assertThat(failure.stage()).isEqualTo(Stage.TLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_TLS);
  }

  @ParameterizedTest
  @CsvSource({"NONE, GREETING", "STARTTLS, GREETING", "TLS, TLS"})
  void tellsASilentPort(ConnectionSecurity security, Stage stage) throws Exception {
    try (Ports.Held port = Ports.silentPort()) {
      MailFailure failure =
          failed(
              TestServers.servers()
                  .transport(endpoint(port.port(), security), CREDENTIALS, IMPATIENT));

      assertThat(failure.stage()).isEqualTo(stage);
      assertThat(failure.kind()).isEqualTo(FailureKind.SILENCE);
    }
  }

  @Test
  void tellsHowTheConnectionOfASilentServerIsEncrypted() {
    server.implicitTls(TestAuthority.shared().forLocalhost());
    server.on("CONNECT", Behaviour.fallingSilent());

    MailFailure failure =
        failureOf(
            () ->
                TestServers.servers()
                    .transport(
                        endpoint(server.port(), ConnectionSecurity.TLS), CREDENTIALS, IMPATIENT)
                    .connect(StageListener.NONE)
                    .close());

    assertThat(failure.stage()).isEqualTo(Stage.GREETING);
    assertThat(failure.facts()).containsEntry("security", "tls");
  }

  @Test
  void tellsAClosedPortAndAnUnknownName() {
    MailFailure refused =
        failed(
            TestServers.servers()
                .transport(
                    endpoint(Ports.closedPort(), ConnectionSecurity.TLS), CREDENTIALS, PATIENCE));
    assertThat(refused.stage()).isEqualTo(Stage.CONNECT);
    assertThat(refused.kind()).isEqualTo(FailureKind.CONNECTION_REFUSED);
  }

  @Test
  void tellsAForbiddenAddressAtConnect() {
    MailFailure failure =
        failed(
            TestServers.servers()
                .transport(
                    new ServerEndpoint(new HostName("10.0.0.1"), 25, ConnectionSecurity.NONE),
                    CREDENTIALS,
                    PATIENCE));
    assertThat(failure.stage()).isEqualTo(Stage.CONNECT);
    assertThat(failure.kind()).isEqualTo(FailureKind.ADDRESS_FORBIDDEN);
  }
}

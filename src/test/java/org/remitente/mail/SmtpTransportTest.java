package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.IMPATIENT;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.envelope;
import static org.remitente.mail.TestServers.failureOf;
import static org.remitente.mail.TestServers.message;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.mail.SubmissionReceipt.RecipientState;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Ports;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

class SmtpTransportTest {

  private static final String CUSTOMER = "cliente@example.com";

  private final ScriptedSmtpServer server = new ScriptedSmtpServer(USER, PASSWORD);

  @AfterEach
  void stop() {
    server.close();
  }

  private MailTransport transport(ConnectionSecurity security) {
    return transport(security, PATIENCE);
  }

  private MailTransport transport(ConnectionSecurity security, Patience patience) {
    if (security == ConnectionSecurity.TLS) {
      server.implicitTls(TestAuthority.shared().forLocalhost());
    } else if (security == ConnectionSecurity.STARTTLS) {
      server.startTls(TestAuthority.shared().forLocalhost());
    }
    return bare(security, patience);
  }

  private MailTransport bare(ConnectionSecurity security, Patience patience) {
    return TestServers.servers()
        .transport(endpoint(server.port(), security), CREDENTIALS, patience);
  }

  private static MailFailure failed(MailTransport transport) {
    return failureOf(() -> transport.connect(StageListener.NONE).close());
  }

  @ParameterizedTest
  @EnumSource(ConnectionSecurity.class)
  void submitsExactlyTheBytesItWasGiven(ConnectionSecurity security) throws Exception {
    String body = "Hola\r\n.\r\n..dos\r\n" + "x".repeat(20_000) + "\r\nfin\r\n";
    try (MailTransport.Connection connection = transport(security).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message(body), HandOver.UNMARKED);

      assertThat(receipt.accepted()).isTrue();
      assertThat(receipt.handedOver()).isTrue();
      assertThat(receipt.recipients())
          .singleElement()
          .satisfies(each -> assertThat(each.state()).isEqualTo(RecipientState.ACCEPTED));
    }
    assertThat(server.messages())
        .singleElement()
        .satisfies(
            received -> {
              assertThat(received.text()).endsWith("\r\n\r\n" + body);
              assertThat(received.sender()).isEqualTo(USER);
              assertThat(received.signedInAs()).isEqualTo(USER);
              assertThat(received.encrypted()).isEqualTo(security != ConnectionSecurity.NONE);
            });
  }

  @Test
  void tellsAtWhichServerAndAsWhomAMessageWasRefused() throws Exception {
    server.on("MAIL", "550 5.1.8 Access denied, spam abuse detected");
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message("x"), HandOver.UNMARKED);

      assertThat(receipt.failed().orElseThrow().facts())
          .containsEntry("host", "localhost")
          .containsEntry("security", "tls")
          .containsEntry("username", USER);
    }
  }

  @Test
  void greetsWithTheNameOfTheProduct() throws Exception {
    transport(ConnectionSecurity.TLS).connect(StageListener.NONE).close();

    assertThat(server.received()).contains("EHLO remitente.acme.es");
  }

  @Test
  void tellsTheStagesInTheirOrder() throws Exception {
    TestServers.Heard heard = new TestServers.Heard();

    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.STARTTLS).connect(heard)) {
      connection.submit(envelope(CUSTOMER), message("x"), HandOver.UNMARKED);
    }

    assertThat(heard.stages)
        .containsExactly(
            "resolve>",
            "resolve",
            "connect>",
            "connect",
            "greeting>",
            "greeting",
            "capabilities>",
            "capabilities",
            "starttls>",
            "starttls",
            "tls>",
            "tls",
            "login>",
            "login",
            "sender>",
            "sender",
            "recipient>",
            "recipient",
            "data>",
            "data");
  }

  @Test
  void tellsImplicitTlsBeforeTheGreeting() throws Exception {
    TestServers.Heard heard = new TestServers.Heard();

    transport(ConnectionSecurity.TLS).connect(heard).close();

    assertThat(heard.stages)
        .containsExactly(
            "resolve>",
            "resolve",
            "connect>",
            "connect",
            "tls>",
            "tls",
            "greeting>",
            "greeting",
            "capabilities>",
            "capabilities",
            "login>",
            "login");
  }

  @Test
  void learnsTheSizeLimitAndAnnouncesTheSize() throws Exception {
    server.sizeLimit(1000);
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      assertThat(connection.facts().sizeLimit()).isEqualTo(1000);
      assertThat(connection.facts().greeting()).startsWith("220 ");

      MailFailure failure =
          connection
              .submit(envelope(CUSTOMER), message("x".repeat(2000)), HandOver.UNMARKED)
              .failure();
      assertThat(failure.stage()).isEqualTo(Stage.SENDER);
      assertThat(failure.serverReply().code()).isEqualTo(552);
    }
  }

  @Test
  void servesOneMessageAfterTheOther() throws Exception {
    server.onceOn("RCPT", "550 5.1.1 No such user");
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt refused =
          connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);
      assertThat(refused.failure().stage()).isEqualTo(Stage.RECIPIENT);
      assertThat(refused.failure().serverReply().enhancedCode()).isEqualTo("5.1.1");
      assertThat(refused.handedOver()).isFalse();
      assertThat(connection.usable()).isTrue();

      for (int i = 0; i < 3; i++) {
        assertThat(
                connection
                    .submit(envelope(CUSTOMER), message("n" + i), HandOver.UNMARKED)
                    .accepted())
            .isTrue();
      }
    }
    assertThat(server.messages()).hasSize(3);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void tellsEachRecipientWhatTheServerSaidToIt() throws Exception {
    server.on("RCPT TO:<mal@example.com>", "450 4.2.1 Later");
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER, "mal@example.com"), message("1"), HandOver.UNMARKED);

      assertThat(receipt.accepted()).isTrue();
      assertThat(receipt.recipients())
          .extracting(SubmissionReceipt.Recipient::state)
          .containsExactly(RecipientState.ACCEPTED, RecipientState.REFUSED);
      assertThat(receipt.recipients().get(1).reply().code()).isEqualTo(450);
    }
  }

  @Test
  void tellsARefusalOfTheSender() throws Exception {
    server.on("MAIL", "553 5.7.1 Sender address rejected: not owned by user");
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

      assertThat(receipt.failure().stage()).isEqualTo(Stage.SENDER);
      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.REFUSED);
      assertThat(receipt.failure().facts()).doesNotContainKey("sign-in");
      assertThat(receipt.recipients().get(0).state()).isEqualTo(RecipientState.NOT_ACCEPTED);
      assertThat(connection.usable()).isTrue();
    }
  }

  @Test
  void tellsThatNobodyHadSignedIn() throws Exception {
    server
        .implicitTls(TestAuthority.shared().forLocalhost())
        .on("MAIL", "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied");
    MailTransport anonymous =
        TestServers.servers()
            .transport(endpoint(server.port(), ConnectionSecurity.TLS), null, PATIENCE);
    try (MailTransport.Connection connection = anonymous.connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

      assertThat(receipt.failure().stage()).isEqualTo(Stage.SENDER);
      assertThat(receipt.failure().facts()).containsEntry("sign-in", "none");
    }
  }

  @ParameterizedTest
  @CsvSource({"DATA, false", "END, true"})
  void tellsARefusalOfTheContent(String point, boolean handedOver) throws Exception {
    server.onceOn(point, "554 5.7.1 Spam");
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

      assertThat(receipt.failure().stage()).isEqualTo(Stage.DATA);
      assertThat(receipt.failure().serverReply().code()).isEqualTo(554);
      assertThat(receipt.handedOver()).isEqualTo(handedOver);
      assertThat(receipt.inDoubt()).isFalse();
      assertThat(connection.usable()).isTrue();
      assertThat(connection.submit(envelope(CUSTOMER), message("2"), HandOver.UNMARKED).accepted())
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"MAIL, SENDER", "RCPT, RECIPIENT", "DATA, DATA", "END, DATA"})
  void keepsTheRefusalOfAServerThatGoes(String point, Stage stage) throws Exception {
    server.on(point, Behaviour.replyingThenClosing("421 4.7.0 Too busy"));
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

      assertThat(receipt.failure().stage()).isEqualTo(stage);
      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.REFUSED);
      assertThat(receipt.failure().serverReply().code()).isEqualTo(421);
      assertThat(connection.usable()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, SENDER, false",
    "RCPT, RECIPIENT, false",
    "DATA, DATA, false",
    "END, DATA, true"
  })
  void tellsWhetherALostConnectionMayHaveTakenTheMessage(String point, Stage stage, boolean inDoubt)
      throws Exception {
    server.on(point, Behaviour.closing());
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

      assertThat(receipt.failure().stage()).isEqualTo(stage);
      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.CONNECTION_LOST);
      assertThat(receipt.inDoubt()).isEqualTo(inDoubt);
      assertThat(connection.usable()).isFalse();
    }
  }

  @Test
  void isInDoubtWhereTheFinalAnswerDoesNotCome() throws Exception {
    server.on("END", Behaviour.doingItSilently());
    MailTransport transport =
        transport(
            ConnectionSecurity.TLS,
            new Patience(Duration.ofSeconds(1), Duration.ofMillis(800), Duration.ofSeconds(20)));
    try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.SILENCE);
      assertThat(receipt.inDoubt()).isTrue();
    }
  }

  @Test
  void handsNothingOverWhereTheMarkCannotBeSet() throws Exception {
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(
              envelope(CUSTOMER),
              message("1"),
              () -> {
                throw new IOException("no database");
              });

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
    assertThat(server.messages()).isEmpty();
  }

  @Test
  void setsTheMarkOnlyWhenTheServerIsReady() throws Exception {
    server.on("DATA", "451 4.3.0 Later");
    boolean[] marked = new boolean[1];
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      connection.submit(envelope(CUSTOMER), message("1"), () -> marked[0] = true);
    }
    assertThat(marked[0]).isFalse();
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

    MailFailure failure = failed(transport(ConnectionSecurity.TLS));

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

    MailFailure failure = failed(transport(ConnectionSecurity.TLS));

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

    MailFailure failure = failed(transport(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.MECHANISM_NOT_OFFERED);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void signsInWithLoginWhereThatIsAllThereIs() throws Exception {
    server.mechanisms("LOGIN");

    transport(ConnectionSecurity.STARTTLS).connect(StageListener.NONE).close();

    assertThat(server.signIns()).isEqualTo(1);
  }

  @Test
  void neverSignsInWithoutTheTlsThatIsRequired() {
    MailFailure failure = failed(bare(ConnectionSecurity.STARTTLS, PATIENCE));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.STARTTLS_NOT_OFFERED);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void tellsARefusedStarttls() {
    server.on("STARTTLS", "454 4.7.0 TLS not available");

    MailFailure failure = failed(transport(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.serverReply().code()).isEqualTo(454);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void hangingUpAfterStarttlsIsAHandshakeThatFailed() {
    server.on("STARTTLS", Behaviour.replyingThenClosing("220 2.0.0 Ready to start TLS"));

    MailFailure failure = failed(transport(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.TLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.HANDSHAKE_FAILED);
  }

  @Test
  void doesNotBelieveWhatWasInjectedBeforeTls() {
    server.on("STARTTLS", Behaviour.injecting("250-evil\r\n250 AUTH PLAIN\r\n"));

    MailFailure failure = failed(transport(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void tellsARefusedGreetingAndEhlo() {
    server.onceOn("CONNECT", "554 5.7.1 Your address is listed");
    MailFailure greeting = failed(transport(ConnectionSecurity.TLS));
    assertThat(greeting.stage()).isEqualTo(Stage.GREETING);
    assertThat(greeting.serverReply().code()).isEqualTo(554);

    server.on("EHLO", "501 5.5.4 Invalid domain name");
    MailFailure ehlo = failed(transport(ConnectionSecurity.TLS));
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

    MailFailure failure = failed(transport(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.GREETING);
    assertThat(failure.kind()).isEqualTo(FailureKind.OTHER_PROTOCOL);
    assertThat(failure.facts().get("protocol")).isEqualTo(protocol);
    assertThat(failure.reply()).isEmpty();
  }

  @Test
  void tellsPlainTextAnsweringTls() {
    MailFailure failure = failed(bare(ConnectionSecurity.TLS, PATIENCE));

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

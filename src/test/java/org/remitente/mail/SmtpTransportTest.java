package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.envelope;
import static org.remitente.mail.TestServers.message;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.mail.SubmissionReceipt.RecipientState;
import org.remitente.testing.Behaviour;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** What a message meets on its way over a connection. */
class SmtpTransportTest {

  private static final String CUSTOMER = "cliente@example.com";

  private final SmtpRig rig = new SmtpRig();
  private final ScriptedSmtpServer server = rig.server;

  @AfterEach
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(ConnectionSecurity.class)
  void submitsExactlyTheBytesItWasGiven(ConnectionSecurity security) throws Exception {
    String body = "Hola\r\n.\r\n..dos\r\n" + "x".repeat(20_000) + "\r\nfin\r\n";
    try (MailTransport.Connection connection =
        rig.transport(security).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
    rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE).close();

    assertThat(server.received()).contains("EHLO remitente.acme.es");
  }

  @Test
  void tellsTheStagesInTheirOrder() throws Exception {
    TestServers.Heard heard = new TestServers.Heard();

    try (MailTransport.Connection connection =
        rig.transport(ConnectionSecurity.STARTTLS).connect(heard)) {
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

    rig.transport(ConnectionSecurity.TLS).connect(heard).close();

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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
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
        rig.transport(ConnectionSecurity.TLS).connect(StageListener.NONE)) {
      connection.submit(envelope(CUSTOMER), message("1"), () -> marked[0] = true);
    }
    assertThat(marked[0]).isFalse();
  }
}

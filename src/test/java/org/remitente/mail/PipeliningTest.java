package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.envelope;
import static org.remitente.mail.TestServers.message;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.SubmissionReceipt.Recipient;
import org.remitente.mail.SubmissionReceipt.RecipientState;
import org.remitente.mail.TestServers.Overheard;
import org.remitente.testing.Behaviour;
import org.remitente.testing.LineConnection;
import org.remitente.testing.ScriptedSmtpServer;

/**
 * The sender, the recipients and DATA in one go, where the server takes them so (RFC 2920) and has
 * taken a message before.
 */
class PipeliningTest {

  private static final String ANA = "ana@cliente.es";
  private static final String LUIS = "luis@cliente.es";
  private static final String PEPE = "pepe@cliente.es";
  private static final String EVA = "eva@cliente.es";

  private final ScriptedSmtpServer server = new ScriptedSmtpServer(USER, PASSWORD);
  private MailTransport transport;

  @BeforeEach
  void open() {
    transport =
        TestServers.servers()
            .transport(endpoint(server.port(), ConnectionSecurity.NONE), CREDENTIALS, PATIENCE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A connection over which a message was sent. */
  private MailTransport.Connection proven(StageListener listener) throws Exception {
    MailTransport.Connection connection = transport.connect(listener);
    assertThat(submit(connection, PEPE).accepted()).isTrue();
    return connection;
  }

  private static SubmissionReceipt submit(MailTransport.Connection connection, String... to)
      throws IOException {
    return connection.submit(envelope(to), message("Hola\r\n"), HandOver.UNMARKED);
  }

  private static List<RecipientState> states(SubmissionReceipt receipt) {
    return receipt.recipients().stream().map(Recipient::state).toList();
  }

  /** Reads the commands behind the present one before it answers any of them. */
  private static Behaviour afterReading(int lines, String... replies) {
    return (connection, usual) -> {
      read(connection, lines);
      for (String each : replies) {
        connection.reply(each);
      }
    };
  }

  private static void read(LineConnection connection, int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      assertThat(connection.readLine()).startsWith("RCPT TO:");
    }
  }

  @Test
  void tellsTheRecipientsBeforeTheSenderIsAnswered() throws Exception {
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      server.onceOn(
          "MAIL", afterReading(2, "550 5.7.1 Not you", "503 First MAIL", "503 First MAIL"));
      SubmissionReceipt refused = submit(connection, ANA, LUIS);
      SubmissionReceipt next = submit(connection, EVA);

      assertThat(refused.failure().stage()).isEqualTo(Stage.SENDER);
      assertThat(refused.failure().serverReply().enhancedCode()).isEqualTo("5.7.1");
      assertThat(states(refused))
          .containsExactly(RecipientState.NOT_ACCEPTED, RecipientState.NOT_ACCEPTED);
      assertThat(next.accepted()).isTrue();
    }
    assertThat(server.connections()).isOne();
  }

  @Test
  void tellsDataWithTheRecipientsAndGivesTheContentToWhoIsReady() throws Exception {
    AtomicReference<String> toldAhead = new AtomicReference<>();
    AtomicBoolean marked = new AtomicBoolean();
    AtomicBoolean early = new AtomicBoolean();
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      server.onceOn(
          "RCPT",
          (line, usual) -> {
            toldAhead.set(line.readLine());
            line.reply("250 2.1.5 Ok");
            early.set(line.saysMoreWithin(Duration.ofMillis(200)) || marked.get());
            line.reply("354 Go on");
            while (!line.readLine().equals(".")) {
              // The content.
            }
            line.reply("250 2.0.0 Ok");
          });
      SubmissionReceipt receipt =
          connection.submit(envelope(ANA), message("Hola\r\n"), () -> marked.set(true));

      assertThat(receipt.accepted()).isTrue();
    }
    assertThat(toldAhead).hasValue("DATA");
    assertThat(early).as("before the server was ready").isFalse();
    assertThat(marked).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"RCPT, RECIPIENT", "MAIL, SENDER"})
  void handsNothingToAServerThatIsReadyThoughItRefused(String refused, Stage stage)
      throws Exception {
    AtomicBoolean marked = new AtomicBoolean();
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      server.on(refused, "550 5.1.1 Nobody").on("DATA", "354 Go on");
      SubmissionReceipt receipt =
          connection.submit(envelope(ANA), message("Hola\r\n"), () -> marked.set(true));

      assertThat(receipt.failure().stage()).isEqualTo(stage);
      assertThat(receipt.failure().serverReply().enhancedCode()).isEqualTo("5.1.1");
      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
    assertThat(marked).isFalse();
    await().until(() -> server.openConnections() == 0);
    assertThat(server.received()).endsWith("DATA");
  }

  @Test
  void handsNothingOverWhereTheMarkIsNotSet() throws Exception {
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(
              envelope(ANA),
              message("Hola\r\n"),
              () -> {
                throw new IOException("somebody else's");
              });

      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
    await().until(() -> server.openConnections() == 0);
    assertThat(server.messages()).singleElement();
  }

  @Test
  void staysInStepWhereDataIsRefused() throws Exception {
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      server.onceOn("DATA", "451 4.3.0 Not now");
      SubmissionReceipt refused = submit(connection, ANA);
      SubmissionReceipt next = submit(connection, LUIS);

      assertThat(refused.failure().stage()).isEqualTo(Stage.DATA);
      assertThat(refused.failure().serverReply().code()).isEqualTo(451);
      assertThat(refused.handedOver()).isFalse();
      assertThat(next.accepted()).isTrue();
    }
    assertThat(server.connections()).isOne();
  }

  @Test
  void takesNoReplyThatIsOutOfStepForARefusal() throws Exception {
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      server.onceOn("RCPT", "354 Go on");
      SubmissionReceipt receipt = submit(connection, ANA);

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
      assertThat(states(receipt)).containsExactly(RecipientState.NOT_ACCEPTED);
      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
  }

  @Test
  void takesNoAcceptanceOfDataForReadiness() throws Exception {
    AtomicBoolean marked = new AtomicBoolean();
    server.onceOn("DATA", "250 2.0.0 Ok");

    try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(envelope(ANA), message("Hola\r\n"), () -> marked.set(true));

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
    assertThat(marked).isFalse();
  }

  @Test
  void doubtsWhatIsAnsweredOutOfStepOnceItWasHandedOver() throws Exception {
    server.onceOn("END", "354 Go on");

    try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
      SubmissionReceipt receipt = submit(connection, ANA);

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
      assertThat(receipt.inDoubt()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void waitsForTheReplyToTheSender(boolean offered) throws Exception {
    AtomicBoolean waited = new AtomicBoolean();
    if (offered) {
      server.offering("PIPELINING");
    }
    try (MailTransport.Connection connection =
        offered ? transport.connect(StageListener.NONE) : proven(StageListener.NONE)) {
      server.onceOn(
          "MAIL",
          (line, usual) -> {
            waited.set(!line.saysMoreWithin(Duration.ofMillis(200)));
            usual.run();
          });

      assertThat(submit(connection, ANA, LUIS).accepted()).isTrue();
    }
    assertThat(waited).as("before the first message, or where it is not offered").isTrue();
  }

  @Test
  void knowsWhichReplyIsWhose() throws Exception {
    server.offering("PIPELINING").on("RCPT TO:<" + LUIS + ">", "550 5.1.1 Nobody");
    Overheard overheard = new Overheard();

    try (MailTransport.Connection connection = proven(overheard)) {
      SubmissionReceipt receipt = submit(connection, ANA, LUIS, EVA);

      assertThat(states(receipt))
          .containsExactly(
              RecipientState.ACCEPTED, RecipientState.REFUSED, RecipientState.ACCEPTED);
      assertThat(receipt.recipients().get(1).reply().enhancedCode()).isEqualTo("5.1.1");
    }
    int told = overheard.lines.indexOf("RCPT TO:<" + LUIS + ">");
    assertThat(told).as(overheard.lines.toString()).isNotNegative();
    assertThat(overheard.lines.get(told + 1)).contains("5.1.1");
  }

  @Test
  void keepsTheConnectionWhereNobodyIsAccepted() throws Exception {
    server.offering("PIPELINING").on("RCPT TO:<" + ANA + ">", "550 5.1.1 Nobody");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      SubmissionReceipt refused = submit(connection, ANA);
      SubmissionReceipt next = submit(connection, LUIS);

      assertThat(refused.failure().stage()).isEqualTo(Stage.RECIPIENT);
      assertThat(refused.handedOver()).isFalse();
      assertThat(next.accepted()).isTrue();
    }
    assertThat(server.messages()).hasSize(2);
  }

  @Test
  void handsNothingOverWhereTheServerLeaves() throws Exception {
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      server.on("MAIL", Behaviour.replyingThenClosing("550 5.7.1 Not you, good bye"));
      SubmissionReceipt refused = submit(connection, ANA, LUIS);

      assertThat(refused.failure().stage()).isEqualTo(Stage.SENDER);
      assertThat(refused.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
  }

  @Test
  void leavesAtOnceWhereTheServerShutsDown() throws Exception {
    server.offering("PIPELINING").on("RCPT TO:<" + ANA + ">", "421 4.3.2 Shutting down");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      SubmissionReceipt receipt = submit(connection, ANA, LUIS);

      assertThat(receipt.failure().stage()).isEqualTo(Stage.RECIPIENT);
      assertThat(receipt.failure().serverReply().code()).isEqualTo(421);
      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
    assertThat(server.messages()).singleElement();
  }

  @Test
  void saysDataWhereItHadNoRoomBehindTheRecipients() throws Exception {
    String[] eight =
        IntStream.range(0, 8).mapToObj(n -> "c" + n + "@cliente.es").toArray(String[]::new);
    server.offering("PIPELINING");

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      assertThat(submit(connection, eight).accepted()).isTrue();
      assertThat(submit(connection, ANA).accepted()).isTrue();
    }
    assertThat(server.messages()).hasSize(3);
  }

  @Test
  void tellsManyRecipientsInSeveralGoes() throws Exception {
    String[] many =
        IntStream.range(0, 120).mapToObj(n -> "c" + n + "@cliente.es").toArray(String[]::new);
    server.offering("PIPELINING");

    AtomicBoolean waits = new AtomicBoolean();

    try (MailTransport.Connection connection = proven(StageListener.NONE)) {
      server.onceOn(
          "MAIL",
          (line, usual) -> {
            read(line, 8);
            waits.set(!line.saysMoreWithin(Duration.ofMillis(200)));
            usual.run();
            for (int i = 0; i < 8; i++) {
              line.reply("250 2.1.5 Ok");
            }
          });
      SubmissionReceipt receipt = submit(connection, many);

      assertThat(states(receipt)).hasSize(120).containsOnly(RecipientState.ACCEPTED);
    }
    assertThat(waits).as("nine commands at once").isTrue();
    assertThat(server.messages().get(1).recipients()).hasSize(112).endsWith(many[119]);
  }
}

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

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.shared.Language;
import org.remitente.testing.Behaviour;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;

/** Servers that want to hold a thread or fill the memory get neither. */
@Timeout(30)
class HostileServerTest {

  private final ScriptedSmtpServer smtp = new ScriptedSmtpServer(USER, PASSWORD);
  private final ScriptedImapServer imap = new ScriptedImapServer(USER, PASSWORD);

  @AfterEach
  void stop() {
    smtp.close();
    imap.close();
  }

  private MailFailure smtpFailure(Patience patience) {
    return failureOf(
        () ->
            TestServers.servers()
                .transport(endpoint(smtp.port(), ConnectionSecurity.NONE), CREDENTIALS, patience)
                .connect(StageListener.NONE)
                .close());
  }

  private MailStore.Connection mailbox(Patience patience) throws MailFailureException {
    return TestServers.servers()
        .store(endpoint(imap.port(), ConnectionSecurity.NONE), CREDENTIALS, patience)
        .connect(StageListener.NONE);
  }

  private MailFailure imapFailure(Patience patience) {
    return failureOf(() -> mailbox(patience).close());
  }

  @Test
  void endsAGreetingWithoutAnEnd() {
    smtp.on("CONNECT", Behaviour.endlessly("220 ", "x"));
    imap.on("CONNECT", Behaviour.endlessly("* OK ", "x"));

    assertThat(smtpFailure(PATIENCE).kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
    assertThat(imapFailure(PATIENCE).kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
  }

  @Test
  void endsAReplyOfEndlesslyManyLines() {
    smtp.on("EHLO", Behaviour.endlessly("250-x\r\n", "250-y\r\n"));
    imap.on("AUTHENTICATE", Behaviour.endlessly("* OK x\r\n", "* OK y\r\n"));

    MailFailure ehlo = smtpFailure(PATIENCE);
    assertThat(ehlo.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
    assertThat(ehlo.stage()).isEqualTo(Stage.CAPABILITIES);
    MailFailure login = imapFailure(PATIENCE);
    assertThat(login.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
    assertThat(login.stage()).isEqualTo(Stage.LOGIN);
  }

  @Test
  void givesATricklingServerNoMoreThanTheWholeTime() {
    smtp.on("CONNECT", Behaviour.dripping(Duration.ofMillis(100)));
    long before = System.nanoTime();

    MailFailure failure = smtpFailure(IMPATIENT);

    assertThat(failure.kind()).isEqualTo(FailureKind.SILENCE);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void givesAGreetingNoMoreThanTheTimeOfTheOpening() {
    Patience opening =
        new Patience(
            Duration.ofSeconds(1),
            Duration.ofMillis(600),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20));
    smtp.on("CONNECT", Behaviour.dripping(Duration.ofMillis(100)));
    imap.on("CONNECT", Behaviour.fallingSilent());
    long before = System.nanoTime();

    MailFailure dripping = smtpFailure(opening);
    MailFailure silent = imapFailure(opening);

    assertThat(dripping.kind()).isEqualTo(FailureKind.SILENCE);
    assertThat(dripping.facts()).containsEntry("heard", "some");
    assertThat(silent.kind()).isEqualTo(FailureKind.SILENCE);
    assertThat(silent.facts()).doesNotContainKey("heard");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void givesAServerThatHasGreetedTheTimeOfAReply() throws Exception {
    Patience opening =
        new Patience(
            Duration.ofSeconds(1),
            Duration.ofMillis(600),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20));
    imap.on("AUTHENTICATE", Behaviour.dripping(Duration.ofMillis(40)));

    try (MailStore.Connection connection = mailbox(opening)) {
      assertThat(connection.facts().greeting()).isNotBlank();
    }
  }

  @Test
  void reservesNoMemoryForALiteralThatIsOnlyAnnounced() {
    imap.on("AUTHENTICATE", Behaviour.endlessly("* X {2000000000}\r\n", "y"));

    assertThat(imapFailure(PATIENCE).kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
  }

  @Test
  void reservesNoMemoryForALiteralThatHidesBehindAnother() {
    imap.on("AUTHENTICATE", Behaviour.endlessly("* X {60000}\n{2000000000}\r\n", "y"));

    assertThat(imapFailure(PATIENCE).kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
  }

  @Test
  void reservesNoMemoryForALiteralWithLeadingZeros() {
    imap.on("AUTHENTICATE", Behaviour.endlessly("* X {00000000002000000000}\r\n", "y"));

    assertThat(imapFailure(PATIENCE).kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
  }

  @Test
  void passesOverFoldersWhoseNamesCannotBeStored() throws Exception {
    imap.on(
        "LIST",
        (connection, usual) -> {
          connection.reply(
              "* LIST (\\Sent) \"/\" \"" + "x".repeat(501) + "\"",
              "* LIST (\\Sent) \"/\" \"&AAo-\"");
          usual.run();
        });

    try (MailStore.Connection connection = mailbox(PATIENCE)) {
      for (String name : List.of("x".repeat(501), "\n")) {
        MailFailure failure = failureOf(() -> connection.sentFolder(name, Language.ES));
        assertThat(failure.kind()).isEqualTo(FailureKind.FOLDER_MISSING);
      }
    }
  }

  @Test
  void endsAListOfCountlessTinyLines() throws Exception {
    imap.on("LIST", Behaviour.endlessly("", "* X\r\n"));

    try (MailStore.Connection connection = mailbox(PATIENCE)) {
      long before = allocated();
      MailFailure failure = failureOf(() -> connection.sentFolder(null, Language.ES));

      assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
      assertThat(allocated() - before).isLessThan(400L << 20);
    }
  }

  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void endsAListWithoutAnEnd() throws Exception {
    imap.on("LIST", Behaviour.endlessly("", "* LIST () \"/\" \"a\"\r\n"));

    try (MailStore.Connection connection = mailbox(PATIENCE)) {
      MailFailure failure = failureOf(() -> connection.sentFolder(null, Language.ES));
      assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
      assertThat(failure.stage()).isEqualTo(Stage.MAILBOX);
    }
  }

  @Test
  void endsAServerThatTakesNoMoreOfTheContent() throws Exception {
    smtp.on("CONTENT", Behaviour.fallingSilent());
    Patience patience =
        new Patience(Duration.ofSeconds(1), Duration.ofMillis(800), Duration.ofSeconds(20));
    try (MailTransport.Connection connection =
        TestServers.servers()
            .transport(endpoint(smtp.port(), ConnectionSecurity.NONE), CREDENTIALS, patience)
            .connect(StageListener.NONE)) {
      String big = ("x".repeat(70) + "\r\n").repeat(400_000);
      SubmissionReceipt receipt =
          connection.submit(envelope("c@example.com"), message(big), HandOver.UNMARKED);

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.SILENCE);
      assertThat(receipt.inDoubt()).isTrue();
      assertThat(connection.usable()).isFalse();
    }
  }
}

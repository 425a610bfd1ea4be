package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.address;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.failureOf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.security.Secret;
import org.remitente.shared.Language;
import org.remitente.testing.MailSystem;
import org.remitente.testing.NeedsRealServers;

/** The same dialogues with Postfix and Dovecot, which nobody wrote for these tests. */
@NeedsRealServers
@Timeout(90)
class RealServersIT {

  private static final String SENDER = "facturas@acme.test";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final Credentials GOOD = new Credentials(SENDER, Secret.of("contraseña: €"));
  private static final Credentials WRONG = new Credentials(SENDER, Secret.of("otra"));
  private static final OffsetDateTime DATE =
      OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);

  private static MailSystem mail;

  @BeforeAll
  static void start() {
    mail =
        MailSystem.setup()
            .user(SENDER, "contraseña: €")
            .user(CUSTOMER, "x")
            .sentFolder("Enviados")
            .start();
  }

  @AfterAll
  static void stop() {
    if (mail != null) {
      mail.close();
    }
  }

  private static MailTransport transport(ConnectionSecurity security, Credentials credentials) {
    int port =
        security == ConnectionSecurity.TLS
            ? mail.postfix().submissionsPort()
            : mail.postfix().submissionPort();
    return TestServers.servers().transport(endpoint(port, security), credentials, PATIENCE);
  }

  private static MailStore store(ConnectionSecurity security, Credentials credentials) {
    int port =
        security == ConnectionSecurity.TLS ? mail.dovecot().imapsPort() : mail.dovecot().imapPort();
    return TestServers.servers().store(endpoint(port, security), credentials, PATIENCE);
  }

  private static MessageContent message(String id, int bytes) {
    byte[] random = new byte[bytes];
    new Random(7).nextBytes(random);
    String text =
        "Message-ID: <"
            + id
            + "@acme.test>\r\nDate: Fri, 2 Jan 2026 03:04:05 +0000\r\nFrom: "
            + SENDER
            + "\r\nTo: "
            + CUSTOMER
            + "\r\nSubject: Factura\r\n\r\n.\r\n"
            + Base64.getMimeEncoder().encodeToString(random)
            + "\r\n";
    return MessageContent.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bytesOf(MessageContent content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }

  private static Envelope envelope(String sender) {
    return new Envelope(address(sender), List.of(address(CUSTOMER)));
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void submitsAndFilesTenMegabytesByteForByte(ConnectionSecurity security) throws Exception {
    String id = "big-" + security.tag();
    MessageContent content = message(id, 10_000_000);
    byte[] bytes = bytesOf(content);
    MessageTrace trace = new MessageTrace("<" + id + "@acme.test>", DATE);

    try (MailTransport.Connection connection =
            transport(security, GOOD).connect(StageListener.NONE);
        MailStore.Connection mailbox = store(security, GOOD).connect(StageListener.NONE)) {
      SubmissionReceipt receipt = connection.submit(envelope(SENDER), content, HandOver.UNMARKED);
      assertThat(receipt.failure()).isNull();

      SentFolder sent = mailbox.sentFolder(null, Language.ES);
      assertThat(sent).isEqualTo(new SentFolder("Enviados", false));
      assertThat(mailbox.holds(sent.name(), trace)).isFalse();
      mailbox.append(sent.name(), content, DATE);
      assertThat(mailbox.holds(sent.name(), trace)).isTrue();
    }
    assertThat(mail.messages(SENDER, "Enviados").stream().anyMatch(m -> isSame(m, bytes))).isTrue();
    await()
        .until(() -> mail.messages(CUSTOMER, "INBOX").stream().anyMatch(m -> endsWith(m, bytes)));
  }

  private static boolean isSame(byte[] filed, byte[] sent) {
    return onDisk(filed).equals(onDisk(sent));
  }

  private static boolean endsWith(byte[] arrived, byte[] sent) {
    return onDisk(arrived).endsWith(onDisk(sent));
  }

  /** A Maildir keeps lines with a line feed alone. */
  private static String onDisk(byte[] message) {
    return new String(message, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void tellsAWrongPassword(ConnectionSecurity security) {
    MailFailure smtp =
        failureOf(() -> transport(security, WRONG).connect(StageListener.NONE).close());
    assertThat(smtp.stage()).isEqualTo(Stage.LOGIN);
    assertThat(smtp.serverReply().code()).isEqualTo(535);
    assertThat(smtp.serverReply().enhancedCode()).isEqualTo("5.7.8");

    MailFailure imap = failureOf(() -> store(security, WRONG).connect(StageListener.NONE).close());
    assertThat(imap.stage()).isEqualTo(Stage.LOGIN);
    assertThat(imap.serverReply().enhancedCode()).isEqualTo("AUTHENTICATIONFAILED");
  }

  @Test
  void tellsThatTheSenderIsNotAllowedAndGoesOn() throws Exception {
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.STARTTLS, GOOD).connect(StageListener.NONE)) {
      SubmissionReceipt refused =
          connection.submit(envelope(CUSTOMER), message("no", 10), HandOver.UNMARKED);
      assertThat(refused.failure().kind()).isEqualTo(FailureKind.REFUSED);
      assertThat(refused.failure().serverReply().code()).isEqualTo(553);

      assertThat(
              connection.submit(envelope(SENDER), message("yes", 10), HandOver.UNMARKED).accepted())
          .isTrue();
    }
  }

  @Test
  void tellsTlsOnAPlainPort() {
    MailFailure failure =
        failureOf(
            () ->
                TestServers.servers()
                    .transport(
                        endpoint(mail.postfix().submissionPort(), ConnectionSecurity.TLS),
                        GOOD,
                        PATIENCE)
                    .connect(StageListener.NONE)
                    .close());
    assertThat(failure.stage()).isEqualTo(Stage.TLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_TLS);
  }
}

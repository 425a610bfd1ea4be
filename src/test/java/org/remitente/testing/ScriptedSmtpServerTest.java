package org.remitente.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScriptedSmtpServerTest {

  private static final String USER = "facturas@acme.test";
  private static final String PASSWORD = "contraseña €";

  private final Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD);
  private final ScriptedSmtpServer server = new ScriptedSmtpServer(mailboxes);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void storesAMessageByteForByteAndDeliversIt() throws Exception {
    send(MailClient.inClear(server.port()));

    assertThat(server.messages()).hasSize(1);
    ReceivedMessage message = server.messages().get(0);
    assertThat(message.sender()).isEqualTo(USER);
    assertThat(message.recipients()).containsExactly(USER);
    assertThat(message.signedInAs()).isEqualTo(USER);
    assertThat(message.encrypted()).isFalse();
    assertThat(message.text()).endsWith("factura.\r\n.\r\nUn saludo\r\n");
    assertThat(mailboxes.messages(USER, "INBOX"))
        .extracting(StoredMessage::content)
        .containsExactly(message.content());
    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.signIns()).isEqualTo(1);
  }

  @Test
  void sendsNoCredentialInClearWhereStartTlsIsOffered() throws Exception {
    server.startTls(TestAuthority.shared().forLocalhost());

    send(MailClient.startTls(server.port()));

    assertThat(server.messages()).extracting(ReceivedMessage::encrypted).containsExactly(true);
    assertThat(server.receivedInClear()).containsExactly("EHLO client.test", "STARTTLS");
    assertThat(server.received()).anyMatch(line -> line.startsWith("AUTH "));
  }

  @Test
  void encryptsFromTheFirstByte() throws Exception {
    server.implicitTls(TestAuthority.shared().forLocalhost());

    send(MailClient.implicitTls(server.port()));

    assertThat(server.receivedInClear()).isEmpty();
    assertThat(server.messages()).hasSize(1);
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(() -> MailClient.inClear(server.port()).smtp(USER, "otra"))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("535");
    assertThat(server.signIns()).isZero();
  }

  @Test
  void usesUpRepliesOneByOne() throws Exception {
    server
        .onceOn("RCPT", "451 4.7.1 Greylisted")
        .onceOn("RCPT TO:<other@b.test>", "550 5.1.1 Unknown");

    assertThatThrownBy(() -> send(MailClient.inClear(server.port())))
        .hasMessageContaining("Invalid Addresses");
    send(MailClient.inClear(server.port()));

    assertThat(server.messages()).hasSize(1);
  }

  @Test
  void answersInSeveralLines() {
    server.on("AUTH", "454-4.7.0 Not now", "454 4.7.0 Temporary authentication failure");

    assertThatThrownBy(() -> MailClient.inClear(server.port()).smtp(USER, PASSWORD))
        .hasMessageContaining("454-4.7.0 Not now")
        .hasMessageContaining("454 4.7.0 Temporary");
  }

  @Test
  void takesTheContentAndClosesWithoutAnAnswer() {
    server.on("END", Behaviour.closingUnanswered());

    assertThatThrownBy(() -> send(MailClient.inClear(server.port())))
        .isInstanceOf(MessagingException.class);

    assertThat(server.messages()).hasSize(1);
  }

  @Test
  void closesInTheMiddleOfTheContent() {
    server.on("CONTENT", Behaviour.closing());

    assertThatThrownBy(() -> send(MailClient.inClear(server.port())))
        .isInstanceOf(MessagingException.class);

    assertThat(server.messages()).isEmpty();
  }

  @Test
  void keepsSilentAtAPoint() throws Exception {
    server.on("EHLO", Behaviour.fallingSilent());
    try (Socket client = connect()) {
      assertThat(read(client, 3)).isEqualTo("220");
      client.getOutputStream().write("EHLO client.test\r\n".getBytes(StandardCharsets.US_ASCII));
      client.getInputStream().skipNBytes(client.getInputStream().available());
      client.setSoTimeout(200);
      assertThatThrownBy(() -> drain(client)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void greetsByteByByte() throws Exception {
    server.on("CONNECT", Behaviour.dripping(Duration.ofMillis(20)));
    try (Socket client = connect()) {
      assertThat(read(client, 5)).isEqualTo("220 s");
      assertThat(client.getInputStream().available()).isLessThan(5);
    }
  }

  @Test
  void greetsWithoutEnd() throws Exception {
    server.on("CONNECT", Behaviour.endlessly("220-", "x"));
    try (Socket client = connect()) {
      assertThat(read(client, 300_000)).startsWith("220-xxx").doesNotContain("\r\n");
    }
  }

  @Test
  void injectsTextBehindTheAnswerToStartTls() throws Exception {
    server
        .startTls(TestAuthority.shared().forLocalhost())
        .on("STARTTLS", Behaviour.injecting("250 AUTH PLAIN\r\n"));
    try (Socket client = connect()) {
      client.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
      String greeting = "220 smtp.scripted.test ESMTP\r\n";
      assertThat(read(client, greeting.length() + 46)).endsWith("start TLS\r\n250 AUTH PLAIN\r\n");
    }
  }

  @Test
  void speaksAnOldTlsThatTheClientRefuses() {
    server.implicitTls(TestAuthority.shared().forLocalhost()).oldTlsOnly();

    assertThatThrownBy(() -> MailClient.implicitTls(server.port()).smtp(USER, PASSWORD))
        .hasStackTraceContaining("TLS11 is not accepted");
  }

  @Test
  void showsTheCertificateItWasTold() {
    TestAuthority authority = TestAuthority.shared();
    assertRefused(authority.expired("localhost"), "validity check failed");
    assertRefused(authority.notYetValid("localhost"), "validity check failed");
    assertRefused(authority.selfSigned("localhost"), "unable to find valid certification path");
    assertRefused(
        authority.byUnknownAuthority("localhost"), "unable to find valid certification path");
    assertRefused(authority.forNames("otro.acme.test"), "localhost");
  }

  private void assertRefused(TestCertificate certificate, String reason) {
    server.implicitTls(certificate);
    assertThatThrownBy(() -> MailClient.implicitTls(server.port()).smtp(USER, PASSWORD))
        .hasStackTraceContaining(reason);
  }

  @Test
  void offersNoSignIn() throws Exception {
    server.withoutSignIn();
    try (Transport transport = MailClient.inClear(server.port()).smtp(USER, PASSWORD)) {
      assertThat(transport.isConnected()).isTrue();
    }
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void endsEverythingOnClose() throws Exception {
    try (Socket client = connect()) {
      assertThat(read(client, 3)).isEqualTo("220");
      server.close();
      assertThat(reachesTheEnd(client)).isTrue();
    }
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }

  private void send(MailClient client) throws MessagingException {
    client.send(USER, PASSWORD, USER, USER, "Factura F-2026/0042");
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(5000);
    return socket;
  }

  private static boolean reachesTheEnd(Socket client) throws IOException {
    try {
      drain(client);
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    return true;
  }

  private static void drain(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    while (in.read() >= 0) {
      // read on until the server ends it
    }
  }

  private static String read(Socket client, int bytes) throws IOException {
    return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }
}

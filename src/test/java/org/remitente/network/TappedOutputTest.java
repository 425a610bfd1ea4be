package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.shared.HostName;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** When what is written goes out, with TLS and without. */
class TappedOutputTest {

  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10));
  private static final Duration SOON = Duration.ofMillis(200);
  private static final byte[] QUIT = bytes("QUIT\r\n");

  private final ScriptedSmtpServer server = new ScriptedSmtpServer("ana@acme.es", "secreto");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendsWhenAnAnswerIsWaitedFor() throws Exception {
    AtomicBoolean flushed = new AtomicBoolean();
    AtomicReference<Boolean> sentBefore = new AtomicReference<>();
    server.on(
        "CONNECT",
        (line, usual) -> {
          await().untilTrue(flushed);
          sentBefore.set(line.saysMoreWithin(SOON));
        });

    try (GuardedConnection connection = open()) {
      OutputStream out = connection.output();
      out.write(bytes("NOOP\r\n"));
      out.flush();
      flushed.set(true);
      await().until(() -> sentBefore.get() != null);
      assertThat(sentBefore.get()).isFalse();
      assertThat(connection.input().readNBytes(3)).isEqualTo(bytes("250"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sendsWhatNobodyWaitsForWhenItCloses(boolean encrypted) throws Exception {
    try (GuardedConnection connection = greeted(encrypted)) {
      connection.output().write(QUIT);
    }
    await().until(() -> server.received().contains("QUIT"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void abortsWithoutAnotherByte(boolean encrypted) throws Exception {
    try (GuardedConnection connection = greeted(encrypted)) {
      connection.output().write(QUIT);
      connection.abort();
    }
    awaitEnd();
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closesWithoutAnotherByteWhatHasFailed(boolean encrypted) throws Exception {
    try (GuardedConnection connection = greeted(encrypted)) {
      connection.output().write(bytes("NOOP\r\n"));
      connection.expect(0);
      assertThatThrownBy(() -> connection.input().read())
          .isInstanceOfSatisfying(
              NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_MUCH));
      connection.output().write(QUIT);
    }
    awaitEnd();
    assertThat(server.received()).doesNotContain("QUIT");
  }

  private void awaitEnd() {
    await().until(() -> server.connections() == 1 && server.openConnections() == 0);
  }

  /** A connection whose greeting was read. */
  private GuardedConnection greeted(boolean encrypted) throws Exception {
    if (encrypted) {
      server.implicitTls(TestAuthority.shared().forLocalhost());
    }
    GuardedConnection connection = open();
    if (encrypted) {
      connection.encrypt();
    }
    while (connection.input().read() != '\n') {
      // The greeting goes on.
    }
    return connection;
  }

  private GuardedConnection open() throws NetworkFailure {
    MailConnector connector =
        new MailConnector(
            new NetworkGuard("127.0.0.0/8", "any"),
            new TlsTrust(TestAuthority.shared().caPem()),
            (name, atMost) -> List.of(InetAddress.getLoopbackAddress()));
    return connector.open(connector.resolve(new HostName("localhost"), server.port(), LIMITS));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

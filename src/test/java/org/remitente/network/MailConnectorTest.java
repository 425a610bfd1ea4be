package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.shared.HostName;
import org.remitente.testing.Ports;
import org.remitente.testing.ScriptedSmtpServer;

class MailConnectorTest {

  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(10));
  private static final HostName HOST = new HostName("mail.test");

  private final ScriptedSmtpServer server = new ScriptedSmtpServer("ana@acme.es", "secreto");
  private final List<String> lookedUp = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private MailConnector connector(String allow, String... addresses) {
    HostLookup lookup =
        (name, atMost) -> {
          lookedUp.add(name);
          return List.of(addresses).stream()
              .map(literal -> NetworkGuard.named(name, Cidr.parse(literal).network()))
              .toList();
        };
    return new MailConnector(new NetworkGuard(allow, "any"), new TlsTrust((Path) null), lookup);
  }

  @Test
  void connectsToNothingWhereOneOfTheAddressesIsForbidden() throws Exception {
    MailConnector connector = connector("127.0.0.1/32", "127.0.0.1", "10.0.0.1");
    ResolvedHost host = connector.resolve(HOST, server.port(), LIMITS);

    assertKind(() -> connector.open(host), Kind.FORBIDDEN);
    assertThat(server.connections()).isZero();
  }

  @Test
  void looksANameUpOnceAndNeverAgain() throws Exception {
    MailConnector connector = connector("127.0.0.0/8", "127.0.0.1");

    try (GuardedConnection connection =
        connector.open(connector.resolve(HOST, server.port(), LIMITS))) {
      assertThat(connection.address().toString()).isEqualTo("mail.test/127.0.0.1");
    }
    assertThat(lookedUp).containsExactly("mail.test");
  }

  @Test
  void doesNotLookUpTheLiteralOfAnAddress() throws Exception {
    MailConnector connector = connector("");

    ResolvedHost host = connector.resolve(new HostName("127.0.0.1"), server.port(), LIMITS);

    assertThat(lookedUp).isEmpty();
    assertKind(() -> connector.open(host), Kind.FORBIDDEN);
  }

  @Test
  void refusesAPortBeforeAnyLookUp() {
    MailConnector connector =
        new MailConnector(
            new NetworkGuard("", "25,587"),
            new TlsTrust((Path) null),
            (name, atMost) -> {
              lookedUp.add(name);
              return List.of(InetAddress.getLoopbackAddress());
            });

    assertThatThrownBy(() -> connector.resolve(HOST, 22, LIMITS))
        .isInstanceOfSatisfying(
            NetworkFailure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.PORT_FORBIDDEN);
              assertThat(failure.facts()).containsEntry("ports", "25, 587");
            });
    assertThat(lookedUp).isEmpty();
  }

  @Test
  void triesTheNextAddressWhereOneDoesNotAnswer() throws Exception {
    MailConnector connector = connector("127.0.0.0/8", "127.0.0.9", "127.0.0.1");

    try (GuardedConnection connection =
        connector.open(connector.resolve(HOST, server.port(), LIMITS))) {
      assertThat(connection.address().getHostAddress()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void tellsARefusedConnectionFromOneWithoutAnAnswer() throws Exception {
    MailConnector connector = connector("127.0.0.0/8", "127.0.0.1");
    ResolvedHost closed = connector.resolve(HOST, Ports.closedPort(), LIMITS);

    assertKind(() -> connector.open(closed), Kind.REFUSED);
    try (Ports.Held port = Ports.unreachablePort()) {
      ResolvedHost silent = connector.resolve(HOST, port.port(), LIMITS);
      assertKind(() -> connector.open(silent), Kind.TIMED_OUT);
    }
  }

  private static void assertKind(ThrowingCallable call, Kind kind) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}

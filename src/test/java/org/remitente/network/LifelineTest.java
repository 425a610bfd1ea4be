package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.shared.HostName;
import org.remitente.testing.Ports;

@Timeout(10)
class LifelineTest {

  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));
  private static final HostName HERE = new HostName("127.0.0.1");

  private final Lifeline line = new Lifeline();
  private final MailConnector others =
      new MailConnector(new NetworkGuard("127.0.0.0/8", "any"), new TlsTrust((Path) null));
  private final MailConnector connector = others.tiedTo(line);

  @AfterEach
  void close() {
    others.close();
  }

  private static GuardedConnection open(MailConnector connector, int port) throws NetworkFailure {
    return connector.open(connector.resolve(HERE, port, LIMITS));
  }

  @Test
  void whoeverWaitsForAServerHearsThatItIsLost() throws Exception {
    try (Ports.Held silent = Ports.silentPort();
        GuardedConnection connection = open(connector, silent.port())) {
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(
              () -> assertThatThrownBy(connection.input()::read).isInstanceOf(IOException.class));

      line.cut();

      waiting.join();
      assertThat(connection.failure().orElseThrow().kind()).isEqualTo(NetworkFailure.Kind.LOST);
      assertThat(line.isCut()).isTrue();
    }
  }

  @Test
  void aConnectionThatIsJustBeingMadeEndsToo() throws Exception {
    try (Ports.Held unreachable = Ports.unreachablePort()) {
      CompletableFuture<Void> connecting =
          CompletableFuture.runAsync(
              () ->
                  assertThatThrownBy(() -> open(connector, unreachable.port()))
                      .isInstanceOf(NetworkFailure.class));
      assertThat(connecting).isNotDone();

      line.cut();

      connecting.join();
    }
  }

  @Test
  void tellsWhoeverWaitsForSomethingElse() {
    CompletableFuture<Void> end = line.end();
    line.end().complete(null);
    assertThat(end).isNotDone();
    assertThat(line.isCut()).isFalse();

    line.cut();

    assertThat(end).isCompleted();
    assertThat(line.end()).isCompleted();
  }

  @Test
  void noneIsMadeAfterwardsAndOthersGoOn() throws Exception {
    try (Ports.Held server = Ports.silentPort();
        GuardedConnection other = open(others, server.port())) {
      line.cut();

      assertThatThrownBy(() -> open(connector, server.port())).isInstanceOf(NetworkFailure.class);
      assertThat(other.isUsable()).isTrue();
    }
  }
}

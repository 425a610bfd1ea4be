package org.remitente.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PortsTest {

  private static final int MILLIS = 300;

  @Test
  void aSilentPortAcceptsAndSaysNothing() throws IOException {
    try (Ports.Held port = Ports.silentPort();
        Socket client = connect(port.port())) {
      client.setSoTimeout(MILLIS);
      assertThat(client.isConnected()).isTrue();
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aClosedPortRefuses() {
    assertThatThrownBy(() -> connect(Ports.closedPort())).isInstanceOf(ConnectException.class);
  }

  @Test
  void anUnreachablePortNeverAnswers() throws IOException {
    try (Ports.Held port = Ports.unreachablePort()) {
      assertThatThrownBy(() -> connect(port.port())).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", port), MILLIS);
    return socket;
  }
}

package org.remitente.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers Postfix's questions about recipients (its SMTP access policy delegation) on a free port
 * of 127.0.0.1, always alike. It ends with {@link #close()} and the connections of Postfix.
 */
public final class PolicyServer implements AutoCloseable {

  private final ServerSocket socket = Ports.listening(50);
  private final String action;

  private PolicyServer(String action) {
    this.action = action;
    start(this::serve);
  }

  /** One that lets everybody come again later, as Postgrey does at first sight. */
  public static PolicyServer greylisting() {
    return new PolicyServer(
        "DEFER_IF_PERMIT 4.2.0 Greylisted, see http://postgrey.schweikert.ch/help/acme.test.html");
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "policy-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        start(() -> answer(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** A question ends with an empty line; further ones may follow. */
  private void answer(Socket connection) {
    try (connection;
        BufferedReader questions =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String line = questions.readLine();
      while (line != null) {
        if (line.isEmpty()) {
          byte[] answer = ("action=" + action + "\n\n").getBytes(StandardCharsets.UTF_8);
          connection.getOutputStream().write(answer);
        }
        line = questions.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

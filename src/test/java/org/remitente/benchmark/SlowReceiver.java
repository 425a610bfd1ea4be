package org.remitente.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes every message, and answers to the end of each only after a time; a program of its own.
 * {@link Receiver} starts it.
 */
final class SlowReceiver {

  private static final int BACKLOG = 200;

  private final long millis;
  private int received;

  private SlowReceiver(long millis) {
    this.millis = millis;
  }

  /**
   * @param arguments port, milliseconds a message
   */
  public static void main(String[] arguments) throws IOException {
    SlowReceiver receiver = new SlowReceiver(Long.parseLong(arguments[1]));
    int port = Integer.parseInt(arguments[0]);
    try (ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket client = server.accept();
        new Thread(() -> receiver.serve(client)).start();
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      converse(
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1)),
          client.getOutputStream());
    } catch (IOException | InterruptedException gone) {
      // Whoever went away without a word has ended the session all the same.
    }
  }

  private void converse(BufferedReader in, OutputStream out)
      throws IOException, InterruptedException {
    say(out, "220 slow.test ESMTP");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.equals("DATA")) {
        say(out, "354 go on");
        if (!hasEnd(in)) {
          return;
        }
        Thread.sleep(millis);
        count();
        say(out, "250 2.0.0 taken");
      } else if (command.startsWith("EHLO")) {
        say(out, "250-slow.test\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES");
      } else if (command.equals("QUIT")) {
        say(out, "221 2.0.0 bye");
        return;
      } else {
        say(out, "250 2.0.0 ok");
      }
    }
  }

  /** Whoever leaves before the dot has handed nothing over. */
  private static boolean hasEnd(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
    return line != null;
  }

  /** In order: what is said last is how many there are. */
  private synchronized void count() {
    received++;
    System.out.println("mesg=" + received);
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}

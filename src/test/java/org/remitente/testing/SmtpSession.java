package org.remitente.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client's dialogue with a {@link ScriptedSmtpServer}. */
final class SmtpSession {

  private static final String NAME = "smtp.scripted.test";
  private static final String SEQUENCE = "503 5.5.1 Bad sequence of commands";
  private static final Pattern PATH =
      Pattern.compile("(?:FROM|TO):\\s*<([^>]*)>(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SIZE =
      Pattern.compile("\\bSIZE=(\\d{1,18})\\b", Pattern.CASE_INSENSITIVE);

  private final ScriptedSmtpServer server;
  private final LineConnection connection;
  private final List<String> recipients = new ArrayList<>();
  private String user;
  private String sender;
  private boolean done;

  SmtpSession(ScriptedSmtpServer server, LineConnection connection) {
    this.server = server;
    this.connection = connection;
  }

  void run() throws IOException {
    server.play("CONNECT", connection, () -> connection.reply("220 " + NAME + " ESMTP"));
    while (!done && !connection.isClosed()) {
      String line = server.hear(connection);
      if (line == null) {
        return;
      }
      server.play(line, connection, () -> carryOut(line));
    }
  }

  private void carryOut(String line) throws IOException {
    String[] words = line.split(" ", 2);
    String argument = words.length == 2 ? words[1].trim() : "";
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "EHLO" -> hello();
      case "HELO" -> connection.reply("250 " + NAME);
      case "STARTTLS" -> startTls();
      case "AUTH" -> signIn(argument);
      case "MAIL" -> mail(argument);
      case "RCPT" -> recipient(argument);
      case "DATA" -> data();
      case "RSET" -> reset();
      case "NOOP" -> connection.reply("250 2.0.0 Ok");
      case "QUIT" -> quit();
      default -> connection.reply("500 5.5.2 Error: command not recognized");
    }
  }

  private void hello() throws IOException {
    forget();
    List<String> lines = new ArrayList<>(List.of(NAME, "SIZE " + server.sizeLimit()));
    if (server.offersStartTls(connection)) {
      lines.add("STARTTLS");
    }
    if (server.offersSignIn(connection)) {
      lines.add("AUTH " + String.join(" ", server.offeredMechanisms()));
    }
    lines.addAll(server.extensions());
    int last = lines.size() - 1;
    lines.replaceAll(line -> "250-" + line);
    lines.set(last, "250 " + lines.get(last).substring(4));
    connection.reply(lines.toArray(String[]::new));
  }

  private void startTls() throws IOException {
    if (!server.offersStartTls(connection)) {
      connection.reply("502 5.5.1 Error: command not implemented");
      return;
    }
    connection.reply("220 2.0.0 Ready to start TLS");
    forget();
    server.startTls(connection);
  }

  private void signIn(String argument) throws IOException {
    if (!server.offersSignIn(connection)) {
      connection.reply("530 5.7.0 Must issue a STARTTLS command first");
      return;
    }
    String[] words = argument.split(" ", 2);
    String initial = words.length == 2 ? words[1] : null;
    boolean token = Sasl.takesToken(words[0]) && server.offeredMechanisms().contains(words[0]);
    Sasl.Credentials credentials =
        switch (words[0].toUpperCase(Locale.ROOT)) {
          case "PLAIN" -> Sasl.plain(initial == null ? ask("") : initial);
          case "LOGIN" ->
              new Sasl.Credentials(
                  Sasl.decode(initial == null ? ask("VXNlcm5hbWU6") : initial),
                  Sasl.decode(ask("UGFzc3dvcmQ6")));
          default -> token ? Sasl.bearer(initial == null ? ask("") : initial) : null;
        };
    if (credentials == null) {
      connection.reply("504 5.5.4 Unrecognized authentication mechanism");
      return;
    }
    server.play("CREDENTIALS", connection, () -> judge(credentials, token));
  }

  private String ask(String challenge) throws IOException {
    connection.reply("334 " + challenge);
    String answer = server.hear(connection);
    return answer == null ? "" : answer;
  }

  private void judge(Sasl.Credentials credentials, boolean token) throws IOException {
    if (server.signIn(credentials)) {
      user = credentials.user();
      connection.reply("235 2.7.0 Authentication successful");
    } else {
      if (token) {
        ask(Sasl.REFUSAL);
      }
      connection.reply("535 5.7.8 Error: authentication failed");
    }
  }

  private void mail(String argument) throws IOException {
    Matcher path = PATH.matcher(argument);
    if (!server.offeredMechanisms().isEmpty() && user == null) {
      connection.reply("530 5.7.0 Authentication required");
    } else if (!path.matches()) {
      connection.reply("501 5.1.7 Bad sender address syntax");
    } else if (announcedSize(path.group(2)) > server.sizeLimit()) {
      connection.reply("552 5.3.4 Message size exceeds fixed limit");
    } else {
      forget();
      sender = path.group(1);
      connection.reply("250 2.1.0 Ok");
    }
  }

  private static long announcedSize(String parameters) {
    Matcher size = SIZE.matcher(parameters);
    return size.find() ? Long.parseLong(size.group(1)) : 0;
  }

  private void recipient(String argument) throws IOException {
    Matcher path = PATH.matcher(argument);
    if (sender == null) {
      connection.reply(SEQUENCE);
    } else if (!path.matches() || path.group(1).isEmpty()) {
      connection.reply("501 5.1.3 Bad recipient address syntax");
    } else {
      recipients.add(path.group(1));
      connection.reply("250 2.1.5 Ok");
    }
  }

  private void data() throws IOException {
    if (recipients.isEmpty()) {
      connection.reply(SEQUENCE);
      return;
    }
    connection.reply("354 End data with <CR><LF>.<CR><LF>");
    byte[] content = readContent();
    if (content != null) {
      server.play("END", connection, () -> finish(content));
      forget();
    }
  }

  /**
   * The content, or null where the connection ended within it. Bytes beyond the size limit are
   * read, but not kept.
   */
  private byte[] readContent() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean first = true;
    String line;
    while ((line = connection.readLine()) != null && !".".equals(line)) {
      if (content.size() <= server.sizeLimit()) {
        content.writeBytes(
            ((line.startsWith(".") ? line.substring(1) : line) + "\r\n")
                .getBytes(LineConnection.BYTES));
      }
      if (first) {
        first = false;
        server.play("CONTENT", connection, () -> {});
      }
      if (connection.isClosed()) {
        return null;
      }
    }
    return line == null ? null : content.toByteArray();
  }

  private void finish(byte[] content) throws IOException {
    if (content.length > server.sizeLimit()) {
      connection.reply("552 5.3.4 Message size exceeds fixed limit");
      return;
    }
    server.accept(
        new ReceivedMessage(
            sender, List.copyOf(recipients), content, user, connection.isEncrypted()));
    connection.reply("250 2.0.0 Ok: queued");
  }

  private void reset() throws IOException {
    forget();
    connection.reply("250 2.0.0 Ok");
  }

  private void forget() {
    sender = null;
    recipients.clear();
  }

  private void quit() throws IOException {
    connection.reply("221 2.0.0 Bye");
    done = true;
  }
}

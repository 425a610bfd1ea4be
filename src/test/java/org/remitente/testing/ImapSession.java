package org.remitente.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One client's dialogue with a {@link ScriptedImapServer}: greeting, encryption, sign-in; the rest
 * is {@link ImapFolders}'.
 */
final class ImapSession {

  private final ScriptedImapServer server;
  private final LineConnection connection;
  private ImapFolders folders;
  private boolean done;

  ImapSession(ScriptedImapServer server, LineConnection connection) {
    this.server = server;
    this.connection = connection;
  }

  void run() throws IOException {
    server.play("CONNECT", connection, this::greet);
    while (!done && !connection.isClosed()) {
      String line = server.hear(connection);
      if (line == null) {
        return;
      }
      connection.replyPrefix(line.split(" ", 2)[0] + " ");
      ImapCommand command = ImapCommand.read(line, server, connection, this::permit);
      if (command != null) {
        perform(command, line);
      }
      connection.replyPrefix("");
    }
  }

  private void greet() throws IOException {
    String user = server.preauthenticatedUser();
    if (user != null) {
      folders = new ImapFolders(server, connection, user);
    }
    connection.send(
        "* " + (user == null ? "OK" : "PREAUTH") + " [CAPABILITY " + capabilities() + "] scripted");
  }

  /**
   * Asks the script before the client sends a literal: a refused APPEND is refused without its
   * content.
   */
  private boolean permit(String firstLine, boolean firstLiteral) throws IOException {
    if (!firstLiteral) {
      connection.send("+ OK");
      return true;
    }
    boolean[] permitted = new boolean[1];
    server.play(
        withoutTag(firstLine),
        connection,
        () -> {
          permitted[0] = true;
          connection.send("+ OK");
        });
    return permitted[0] && !connection.isClosed();
  }

  private void perform(ImapCommand command, String line) throws IOException {
    boolean askedAlready = line.endsWith("}") && !line.endsWith("+}");
    if (askedAlready) {
      carryOut(command);
    } else {
      server.play(withoutTag(line), connection, () -> carryOut(command));
    }
  }

  private static String withoutTag(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private void carryOut(ImapCommand command) throws IOException {
    switch (command.name()) {
      case "CAPABILITY" -> {
        connection.send("* CAPABILITY " + capabilities());
        ok(command);
      }
      case "NOOP" -> {
        if (folders != null) {
          folders.announceNewMessages();
        }
        ok(command);
      }
      case "ID" -> {
        connection.send("* ID (\"name\" \"scripted\")");
        ok(command);
      }
      case "STARTTLS" -> startTls(command);
      case "LOGIN" -> login(command);
      case "AUTHENTICATE" -> authenticate(command);
      case "LOGOUT" -> logout(command);
      default -> inFolders(command);
    }
  }

  private void inFolders(ImapCommand command) throws IOException {
    if (folders == null) {
      connection.reply("BAD Not signed in, or no such command");
    } else {
      folders.carryOut(command);
    }
  }

  private void ok(ImapCommand command) throws IOException {
    connection.reply("OK " + command.name() + " completed");
  }

  private String capabilities() {
    List<String> words = new ArrayList<>(List.of("IMAP4rev1"));
    words.addAll(server.extensions());
    if (server.offersStartTls(connection)) {
      words.add("STARTTLS");
    }
    if (server.offersSignIn(connection)) {
      server.offeredMechanisms().forEach(mechanism -> words.add("AUTH=" + mechanism));
    } else {
      words.add("LOGINDISABLED");
    }
    return String.join(" ", words);
  }

  private void startTls(ImapCommand command) throws IOException {
    if (!server.offersStartTls(connection)) {
      connection.reply("BAD TLS is not available");
      return;
    }
    connection.reply("OK Begin TLS negotiation now");
    server.startTls(connection);
  }

  private void login(ImapCommand command) throws IOException {
    Sasl.Credentials credentials =
        new Sasl.Credentials(utf8(command.argument(0)), utf8(command.argument(1)));
    server.play("CREDENTIALS", connection, () -> judge(credentials, false));
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(LineConnection.BYTES), StandardCharsets.UTF_8);
  }

  private void authenticate(ImapCommand command) throws IOException {
    String mechanism = command.argument(0).toUpperCase(Locale.ROOT);
    boolean token = Sasl.takesToken(mechanism) && server.offeredMechanisms().contains(mechanism);
    String initial = command.arguments().size() > 1 ? command.argument(1) : null;
    Sasl.Credentials credentials =
        switch (mechanism) {
          case "PLAIN" -> Sasl.plain(initial == null ? ask("") : initial);
          case "LOGIN" ->
              new Sasl.Credentials(
                  Sasl.decode(ask("VXNlcm5hbWU6")), Sasl.decode(ask("UGFzc3dvcmQ6")));
          default -> token ? Sasl.bearer(initial == null ? ask("") : initial) : null;
        };
    if (credentials == null) {
      connection.reply("NO Unsupported authentication mechanism");
      return;
    }
    server.play("CREDENTIALS", connection, () -> judge(credentials, token));
  }

  private String ask(String challenge) throws IOException {
    connection.send("+ " + challenge);
    String answer = server.hear(connection);
    return answer == null ? "" : answer;
  }

  private void judge(Sasl.Credentials credentials, boolean token) throws IOException {
    if (!server.offersSignIn(connection)) {
      connection.reply("NO [PRIVACYREQUIRED] Sign-in is disabled here");
    } else if (server.signIn(credentials)) {
      folders = new ImapFolders(server, connection, credentials.user());
      connection.reply("OK [CAPABILITY " + capabilities() + "] Signed in");
    } else {
      if (token) {
        ask(Sasl.REFUSAL);
      }
      connection.reply("NO [AUTHENTICATIONFAILED] Authentication failed");
    }
  }

  private void logout(ImapCommand command) throws IOException {
    connection.send("* BYE Logging out");
    ok(command);
    done = true;
  }
}

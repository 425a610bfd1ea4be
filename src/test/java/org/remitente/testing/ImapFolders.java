package org.remitente.testing;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What a signed-in IMAP client does with folders and messages. */
final class ImapFolders {

  private static final Set<String> SPECIAL_USE =
      Set.of("\\All", "\\Archive", "\\Drafts", "\\Flagged", "\\Junk", "\\Sent", "\\Trash");

  private final ScriptedImapServer server;
  private final LineConnection connection;
  private final String user;
  private MailFolder selected;
  private int announced;

  ImapFolders(ScriptedImapServer server, LineConnection connection, String user) {
    this.server = server;
    this.connection = connection;
    this.user = user;
  }

  void carryOut(ImapCommand command) throws IOException {
    switch (command.name()) {
      case "NAMESPACE" ->
          ok(command, "* NAMESPACE ((\"\" " + quoted(server.mailboxes.separator()) + ")) NIL NIL");
      case "LIST", "LSUB" -> list(command);
      case "SELECT", "EXAMINE" -> select(command);
      case "STATUS" -> status(command);
      case "CREATE" -> create(command);
      case "SUBSCRIBE", "UNSUBSCRIBE" -> subscribe(command);
      case "APPEND" -> server.play("APPENDED", connection, () -> append(command));
      default -> inMessages(command);
    }
  }

  private void inMessages(ImapCommand command) throws IOException {
    if (selected == null) {
      connection.reply("BAD No folder is selected, or no such command");
      return;
    }
    ImapMessages messages = new ImapMessages(selected);
    switch (command.name()) {
      case "SEARCH", "UID SEARCH" -> ok(command, messages.search(command));
      case "FETCH", "UID FETCH" -> ok(command, messages.fetch(command).toArray(String[]::new));
      case "STORE", "UID STORE" -> ok(command, messages.store(command).toArray(String[]::new));
      case "EXPUNGE" -> ok(command, messages.expunge().toArray(String[]::new));
      case "CLOSE", "UNSELECT" -> leave(command);
      case "CHECK" -> ok(command);
      default -> connection.reply("BAD No such command");
    }
  }

  void announceNewMessages() throws IOException {
    if (selected != null && selected.messages().size() != announced) {
      announced = selected.messages().size();
      connection.send("* " + announced + " EXISTS");
    }
  }

  private void list(ImapCommand command) throws IOException {
    boolean specialOnly = "(".equals(command.argument(0));
    int reference = specialOnly ? command.arguments().indexOf(")") + 1 : 0;
    String pattern = command.argument(reference) + command.argument(reference + 1);
    if (pattern.isEmpty()) {
      ok(command, "* LIST (\\Noselect) " + quoted(server.mailboxes.separator()) + " \"\"");
      return;
    }
    String regex =
        pattern
            .replaceAll("[^*%]+", "\\\\Q$0\\\\E")
            .replace("*", ".*")
            .replace("%", "[^" + server.mailboxes.separator() + "]*");
    String[] lines =
        server.mailboxes.all(user).stream()
            .filter(folder -> folder.name().matches(regex))
            .filter(
                folder ->
                    !specialOnly || folder.attributes().stream().anyMatch(SPECIAL_USE::contains))
            .filter(folder -> folder.subscribed() || !"LSUB".equals(command.name()))
            .map(folder -> line(command.name(), folder))
            .toArray(String[]::new);
    ok(command, lines);
  }

  private String line(String name, MailFolder folder) {
    boolean special = server.extensions().contains("SPECIAL-USE");
    List<String> attributes =
        folder.attributes().stream()
            .filter(attribute -> special || !SPECIAL_USE.contains(attribute))
            .toList();
    return "* %s (%s) %s %s"
        .formatted(
            name,
            String.join(" ", attributes),
            quoted(server.mailboxes.separator()),
            quoted(folder.name()));
  }

  private void select(ImapCommand command) throws IOException {
    MailFolder folder = server.mailboxes.find(user, command.argument(0));
    if (folder == null || folder.attributes().contains("\\Noselect")) {
      selected = null;
      connection.reply("NO [NONEXISTENT] No such folder");
      return;
    }
    selected = folder;
    announced = folder.messages().size();
    connection.send(
        "* " + announced + " EXISTS",
        "* 0 RECENT",
        "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)",
        "* OK [UIDVALIDITY " + MailFolder.UID_VALIDITY + "] valid",
        "* OK [UIDNEXT " + folder.nextUid() + "] next");
    String access = "EXAMINE".equals(command.name()) ? "READ-ONLY" : "READ-WRITE";
    connection.reply("OK [" + access + "] " + command.name() + " completed");
  }

  private void status(ImapCommand command) throws IOException {
    MailFolder folder = server.mailboxes.find(user, command.argument(0));
    if (folder == null) {
      connection.reply("NO [NONEXISTENT] No such folder");
      return;
    }
    long unseen =
        folder.messages().stream().filter(message -> !message.flags().contains("\\Seen")).count();
    ok(
        command,
        "* STATUS %s (MESSAGES %d RECENT 0 UIDNEXT %d UIDVALIDITY %d UNSEEN %d)"
            .formatted(
                quoted(folder.name()),
                folder.messages().size(),
                folder.nextUid(),
                MailFolder.UID_VALIDITY,
                unseen));
  }

  private void create(ImapCommand command) throws IOException {
    String name = command.argument(0);
    List<String> uses = command.list(1).stream().filter(SPECIAL_USE::contains).toList();
    if (server.mailboxes.create(user, new MailFolder(name, uses))) {
      ok(command);
    } else {
      connection.reply("NO [ALREADYEXISTS] The folder exists");
    }
  }

  private void subscribe(ImapCommand command) throws IOException {
    MailFolder folder = server.mailboxes.find(user, command.argument(0));
    if (folder == null) {
      connection.reply("NO [NONEXISTENT] No such folder");
      return;
    }
    folder.subscribe("SUBSCRIBE".equals(command.name()));
    ok(command);
  }

  private void append(ImapCommand command) throws IOException {
    MailFolder folder = server.mailboxes.find(user, command.argument(0));
    if (folder == null) {
      connection.reply("NO [TRYCREATE] No such folder");
      return;
    }
    String content = command.arguments().get(command.arguments().size() - 1);
    long uid = folder.append(command.list(1), content.getBytes(LineConnection.BYTES));
    boolean told = server.extensions().contains("UIDPLUS");
    connection.reply(
        "OK "
            + (told ? "[APPENDUID " + MailFolder.UID_VALIDITY + " " + uid + "] " : "")
            + "APPEND completed");
  }

  private void leave(ImapCommand command) throws IOException {
    selected = null;
    ok(command);
  }

  private void ok(ImapCommand command, String... lines) throws IOException {
    for (String line : lines) {
      connection.send(line);
    }
    connection.reply("OK " + command.name() + " completed");
  }

  static String quoted(String text) {
    return '"' + text.replaceAll("[\"\\\\]", "\\\\$0") + '"';
  }
}

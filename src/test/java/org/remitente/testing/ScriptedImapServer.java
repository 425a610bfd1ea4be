package org.remitente.testing;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * An IMAP server (RFC 3501 with the extensions it announces) that follows a script.
 *
 * <p>Answers of the script get the command's tag by themselves: {@code on("LOGIN", "NO
 * [AUTHENTICATIONFAILED] Wrong")}; lines that begin with {@code *} or {@code +} are sent as they
 * are. Points match a command without its tag, so {@code UID SEARCH} and {@code SELECT "Sent"} are
 * points. At {@code APPEND} a refusal comes before the content is sent (with a synchronising
 * literal); the further point {@code APPENDED} is when it has come.
 */
public final class ScriptedImapServer extends ScriptedServer<ScriptedImapServer> {

  private volatile String preauthenticated;

  /** A server for the users of these mailboxes. */
  public ScriptedImapServer(Mailboxes mailboxes) {
    this(Ports.here(0), mailboxes);
  }

  /** A server at an address of this machine that clients know beforehand. */
  public ScriptedImapServer(InetSocketAddress address, Mailboxes mailboxes) {
    super(
        address,
        mailboxes,
        "ID",
        "LIST-EXTENDED",
        "LITERAL+",
        "NAMESPACE",
        "SASL-IR",
        "SPECIAL-USE",
        "UIDPLUS",
        "UNSELECT");
  }

  /** A server with one user. */
  public ScriptedImapServer(String user, String password) {
    this(new Mailboxes().user(user, password));
  }

  /** Greets with PREAUTH: everybody is this user, whatever they say. */
  public ScriptedImapServer preauthenticated(String user) {
    preauthenticated = user;
    return this;
  }

  String preauthenticatedUser() {
    return preauthenticated;
  }

  @Override
  ScriptedImapServer self() {
    return this;
  }

  @Override
  void serve(LineConnection connection) throws IOException {
    new ImapSession(this, connection).run();
  }
}

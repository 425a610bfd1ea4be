package org.remitente.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A submission server (RFC 5321, RFC 6409) that follows a script.
 *
 * <p>Any recipient is accepted; those who are users of the {@link Mailboxes} find the message in
 * their INBOX. Further points of the script: {@code CONTENT} (after the first line of the content)
 * and {@code END} (after the final dot).
 */
public final class ScriptedSmtpServer extends ScriptedServer<ScriptedSmtpServer> {

  private static final long DEFAULT_SIZE_LIMIT = 30L * 1024 * 1024;

  private final List<ReceivedMessage> messages = new CopyOnWriteArrayList<>();
  private volatile long sizeLimit = DEFAULT_SIZE_LIMIT;

  /** A server for the users of these mailboxes. */
  public ScriptedSmtpServer(Mailboxes mailboxes) {
    this(0, mailboxes);
  }

  /** A server at a port that clients know beforehand. */
  public ScriptedSmtpServer(int port, Mailboxes mailboxes) {
    this(Ports.here(port), mailboxes);
  }

  /** A server at an address of this machine that clients know beforehand. */
  public ScriptedSmtpServer(InetSocketAddress address, Mailboxes mailboxes) {
    super(address, mailboxes, "8BITMIME", "ENHANCEDSTATUSCODES");
  }

  /** A server with one user. */
  public ScriptedSmtpServer(String user, String password) {
    this(new Mailboxes().user(user, password));
  }

  /** Announces and keeps this limit of a message's bytes; 30 MiB otherwise. */
  public ScriptedSmtpServer sizeLimit(long bytes) {
    sizeLimit = bytes;
    return this;
  }

  /** The messages that were accepted, whether the client heard so or not, oldest first. */
  public List<ReceivedMessage> messages() {
    return List.copyOf(messages);
  }

  long sizeLimit() {
    return sizeLimit;
  }

  void accept(ReceivedMessage message) {
    messages.add(message);
    message.recipients().forEach(recipient -> mailboxes.deliver(recipient, message.content()));
  }

  @Override
  ScriptedSmtpServer self() {
    return this;
  }

  @Override
  void serve(LineConnection connection) throws IOException {
    new SmtpSession(this, connection).run();
  }
}

package org.remitente.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server inside the test's JVM, on 127.0.0.1 and a free port unless told otherwise, that
 * behaves well unless its script says otherwise.
 *
 * <p>It serves from its construction on; tell it its script before the client comes. It offers
 * sign-in without encryption too, so that a client which would send a password in clear is caught
 * doing it.
 *
 * <p>A point of the script is {@code CONNECT} (the greeting), {@code TLS} (the handshake), {@code
 * CREDENTIALS} (a sign-in that is complete, whatever its mechanism), the beginning of a command as
 * the client sends it ({@code RCPT}, {@code RCPT TO:<a@b.es>}, {@code AUTH LOGIN}), or one that the
 * subclass names.
 *
 * @param <S> the kind of server
 */
public abstract class ScriptedServer<S extends ScriptedServer<S>> implements AutoCloseable {

  /** A line that a client sent. */
  record Received(String text, boolean encrypted) {}

  final Mailboxes mailboxes;
  private final Script script = new Script();
  private final Set<String> extensions = new ConcurrentSkipListSet<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger signIns = new AtomicInteger();
  private volatile List<String> mechanisms = List.of("PLAIN", "LOGIN");
  private volatile TestCertificate implicitTls;
  private volatile TestCertificate startTls;
  private volatile boolean encryptedSignInOnly;
  private volatile boolean oldTls;
  private final LineServer server;

  /**
   * @param address of this machine; the port 0 is a free one
   */
  ScriptedServer(InetSocketAddress address, Mailboxes mailboxes, String... extensions) {
    this.mailboxes = mailboxes;
    this.extensions.addAll(List.of(extensions));
    server = new LineServer(address, this::converse);
  }

  abstract S self();

  /** Greets the client and serves it until it leaves. */
  abstract void serve(LineConnection connection) throws IOException;

  /** The port of this machine. */
  public int port() {
    return server.port();
  }

  /** Encrypts from the first byte on. */
  public S implicitTls(TestCertificate certificate) {
    implicitTls = certificate;
    return self();
  }

  /**
   * Offers STARTTLS with this certificate; without this call it is neither offered nor understood.
   */
  public S startTls(TestCertificate certificate) {
    startTls = certificate;
    return self();
  }

  /** Speaks TLS 1.1 at most, wherever it speaks TLS at all. */
  public S oldTlsOnly() {
    oldTls = true;
    return self();
  }

  /**
   * Offers these SASL mechanisms instead of PLAIN and LOGIN. It carries out those two, XOAUTH2 and
   * OAUTHBEARER, for which the user's password is the token.
   */
  public S mechanisms(String... names) {
    mechanisms = List.of(names);
    return self();
  }

  /** Offers no sign-in at all. */
  public S withoutSignIn() {
    return mechanisms(new String[0]);
  }

  /** Offers sign-in on encrypted connections only and refuses it on others. */
  public S encryptedSignInOnly() {
    encryptedSignInOnly = true;
    return self();
  }

  /** Offers one more extension, as {@code SMTPUTF8}; it is announced, nothing more. */
  public S offering(String extension) {
    extensions.add(extension.toUpperCase(Locale.ROOT));
    return self();
  }

  /** Does not offer an extension, as {@code UIDPLUS}. */
  public S notOffering(String extension) {
    extensions.remove(extension.toUpperCase(Locale.ROOT));
    return self();
  }

  /** Always answers this at a point; several lines are one answer. */
  public S on(String point, String... lines) {
    return on(point, Behaviour.replying(lines));
  }

  /** Always behaves so at a point. */
  public S on(String point, Behaviour behaviour) {
    script.always(point, behaviour);
    return self();
  }

  /**
   * Answers this the next time, before whatever always holds at that point; several calls are used
   * up one by one.
   */
  public S onceOn(String point, String... lines) {
    return onceOn(point, Behaviour.replying(lines));
  }

  /**
   * Behaves so the next time, before whatever always holds at that point; several calls are used up
   * one by one.
   */
  public S onceOn(String point, Behaviour behaviour) {
    script.once(point, behaviour);
    return self();
  }

  /**
   * Every command line and answer to a challenge that clients sent, as sent (base64 is not
   * decoded), oldest first.
   */
  public List<String> received() {
    return received.stream().map(Received::text).toList();
  }

  /** The part of {@link #received()} that came unencrypted. */
  public List<String> receivedInClear() {
    return received.stream().filter(line -> !line.encrypted()).map(Received::text).toList();
  }

  /** How many connections were accepted so far. */
  public int connections() {
    return server.connections();
  }

  /** How many connections are open now. */
  public int openConnections() {
    return server.openConnections();
  }

  /** How many sign-ins succeeded so far. */
  public int signIns() {
    return signIns.get();
  }

  /** Ends the port, all connections and their threads. */
  @Override
  public void close() {
    server.close();
  }

  private void converse(LineConnection connection) throws IOException {
    if (implicitTls != null) {
      play("TLS", connection, () -> encrypt(connection, implicitTls));
    }
    if (!connection.isClosed()) {
      serve(connection);
    }
    connection.close();
  }

  final void startTls(LineConnection connection) throws IOException {
    play("TLS", connection, () -> encrypt(connection, startTls));
  }

  private void encrypt(LineConnection connection, TestCertificate certificate) throws IOException {
    if (oldTls) {
      OldTls.answer(connection);
    } else {
      connection.startTls(certificate.serverContext());
    }
  }

  final void play(String point, LineConnection connection, Behaviour.Usual usual)
      throws IOException {
    script.behaviourAt(point).perform(connection, usual);
  }

  /** Reads a line and remembers it; null where the client has left. */
  final String hear(LineConnection connection) throws IOException {
    String line = connection.readLine();
    if (line != null) {
      remember(connection, line);
    }
    return line;
  }

  final void remember(LineConnection connection, String text) {
    received.add(new Received(text, connection.isEncrypted()));
  }

  final boolean offersStartTls(LineConnection connection) {
    return startTls != null && !connection.isEncrypted();
  }

  final boolean offersSignIn(LineConnection connection) {
    return !mechanisms.isEmpty() && (connection.isEncrypted() || !encryptedSignInOnly);
  }

  final List<String> offeredMechanisms() {
    return mechanisms;
  }

  final Set<String> extensions() {
    return extensions;
  }

  /** Whether these credentials are right; counts the sign-in if they are. */
  final boolean signIn(Sasl.Credentials credentials) {
    boolean right = mailboxes.accepts(credentials.user(), credentials.password());
    if (right) {
      signIns.incrementAndGet();
    }
    return right;
  }
}

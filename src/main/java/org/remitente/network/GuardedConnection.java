package org.remitente.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.remitente.network.NetworkFailure.Kind;

/**
 * An open connection whose every wait and every answer has a limit, and whose lines can be heard.
 * Serves one thread. The first thing that goes wrong is kept: {@link #failure()}.
 */
public final class GuardedConnection implements AutoCloseable {

  private static final Duration LONGEST_GOOD_BYE = Duration.ofSeconds(2);

  private final Socket raw;
  private final ResolvedHost host;
  private final TlsTrust trust;
  private final Lifeline line;
  private final Future<?> watch;
  private final AtomicReference<NetworkFailure> failure = new AtomicReference<>();
  private volatile Deadline busyUntil;
  private volatile boolean closed;
  private volatile Deadline opening;
  private volatile boolean heard;
  private Duration reply;
  private Socket current;
  private TappedInput input;
  private TappedOutput output;
  private LineListener listener = LineListener.NONE;
  private int maxLine = 8192;
  private long budget = Long.MAX_VALUE;

  GuardedConnection(Socket raw, ResolvedHost host, TlsTrust trust, Watchdog watchdog, Lifeline line)
      throws IOException {
    this.raw = raw;
    this.current = raw;
    this.host = host;
    this.trust = trust;
    this.line = line;
    this.opening = Deadline.in(host.limits().opening());
    this.reply = host.limits().reply();
    this.input = new TappedInput(this, raw.getInputStream());
    this.output = new TappedOutput(this, raw.getOutputStream());
    this.watch = watchdog.watch(this::look, reply);
  }

  /**
   * Makes somebody hear the lines from now on.
   *
   * @param maxLine bytes of the longest line that may come
   */
  public void listen(LineListener newListener, int newMaxLine) {
    listener = newListener;
    maxLine = newMaxLine;
    input.listen(newListener, newMaxLine);
    output.listen(newListener);
  }

  /** Hears only theirs from now on. */
  public void listenToTheirs() {
    output.listen(null);
  }

  /** Hears no lines any more, neither ours nor theirs; the budget goes on to hold. */
  public void listenNoMore() {
    listener = LineListener.NONE;
    input.listenNoMore();
    output.listen(null);
  }

  /** Allows this many bytes to come until the next call; more of them fail the connection. */
  public void expect(long bytes) {
    budget = bytes;
  }

  /** The other side has shown that it is whom one wanted to speak to: the opening is over. */
  public void opened() {
    opening = null;
  }

  /** Makes this the implicit TLS of ports like 465 and 993. */
  public void encrypt() throws NetworkFailure {
    try {
      output.send();
      current = TlsHandshake.over(raw, host, trust, atMost(reply));
      input = new TappedInput(this, current.getInputStream());
      output = new TappedOutput(this, current.getOutputStream());
      listen(listener, maxLine);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Gives this connection to a mail library, once; asked a second time it fails. */
  public SocketFactory socketFactory() {
    return new ConnectedSocketFactory(this);
  }

  /** Encrypts this connection where a mail library does so after STARTTLS. */
  public SSLSocketFactory startTlsFactory() {
    return new StartTlsFactory(this);
  }

  void startTls() throws IOException {
    listener.encrypting();
    encrypt();
    listener.encrypted();
  }

  /** The address of the other side. */
  public InetAddress address() {
    return raw.getInetAddress();
  }

  /** The certificate with which the other side proved its name; empty without encryption. */
  public Optional<X509Certificate> certificate() {
    return current instanceof SSLSocket encrypted ? proof(encrypted) : Optional.empty();
  }

  private static Optional<X509Certificate> proof(SSLSocket encrypted) {
    try {
      return Optional.of(encrypted.getSession().getPeerCertificates()[0])
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast);
    } catch (SSLPeerUnverifiedException nobodyProvedAnything) {
      return Optional.empty();
    }
  }

  /** What ended this connection, other than ourselves. */
  public Optional<NetworkFailure> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Whether this connection stands and has time left for another exchange. */
  public boolean isUsable() {
    return !closed && failure.get() == null && host.deadline().leftMillis() > 1000;
  }

  /** From now on nothing is waited for very long: the good-bye comes. */
  public void partSoon() {
    reply = reply.compareTo(LONGEST_GOOD_BYE) > 0 ? LONGEST_GOOD_BYE : reply;
  }

  /** Ends the connection at once, without another byte. */
  public void abort() {
    closed = true;
    watch.cancel(false);
    closeRaw();
  }

  /** Sends what is left and ends the connection; says so to TLS. Never fails. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    partSoon();
    try {
      if (failure.get() == null) {
        output.send();
      }
      busyUntil = Deadline.in(LONGEST_GOOD_BYE);
      current.close();
    } catch (IOException e) {
      failed(e);
    } finally {
      abort();
    }
  }

  InputStream input() {
    return input;
  }

  OutputStream output() {
    return output;
  }

  Socket raw() {
    return raw;
  }

  /** Sends what is to be answered, unless that failed before; sets the next read's time limit. */
  void beforeRead() throws IOException {
    if (failure.get() != null) {
      throw failure.get();
    }
    output.send();
    if (isOver()) {
      throw failed(Kind.SILENCE);
    }
    raw.setSoTimeout(atMost(reply));
  }

  private boolean isOver() {
    Deadline begun = opening;
    return host.deadline().isOver() || begun != null && begun.isOver();
  }

  private int atMost(Duration time) {
    Deadline begun = opening;
    int most = host.deadline().atMost(time);
    return begun == null ? most : Math.min(most, begun.atMost(time));
  }

  void afterRead(int count) throws NetworkFailure {
    if (count < 0) {
      throw failed(Kind.LOST);
    }
    heard = true;
    budget -= count;
    if (budget < 0) {
      throw failed(Kind.TOO_MUCH);
    }
  }

  void beforeWrite() {
    busyUntil = Deadline.in(reply);
  }

  void afterWrite() {
    busyUntil = null;
  }

  NetworkFailure failed(Kind kind) {
    return failed(new NetworkFailure(kind));
  }

  /** Keeps the first failure and gives it back, whatever followed from it. */
  NetworkFailure failed(IOException cause) {
    NetworkFailure typed =
        cause instanceof NetworkFailure known
            ? known
            : new NetworkFailure(TlsHandshake.kind(cause));
    failure.compareAndSet(null, typed.kind() == Kind.SILENCE ? silence() : typed);
    return failure.get();
  }

  /** Whoever has begun to speak is slow, not deaf. */
  private NetworkFailure silence() {
    return new NetworkFailure(Kind.SILENCE, heard ? Map.of("heard", "some") : Map.of());
  }

  private void look() {
    Deadline busy = busyUntil;
    if (isOver() || busy != null && busy.isOver()) {
      failure.compareAndSet(null, silence());
      watch.cancel(false);
      closeRaw();
    }
  }

  /** Not through TLS: its close waits for whoever is writing. */
  private void closeRaw() {
    line.untie(raw);
    try {
      raw.close();
    } catch (IOException e) {
      failure.compareAndSet(null, new NetworkFailure(Kind.LOST));
    }
  }
}

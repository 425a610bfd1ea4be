package org.remitente.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.Language;

/**
 * One listener of a company's events. Nothing waits for it: bytes leave when its connection takes
 * them, and more are made only when all have left.
 */
final class EventStream implements WriteListener, AsyncListener {

  /** Whoever has not taken what was written by then is dropped, and may come back. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Then the listener comes back by itself, with a key that is still good. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  /** So often at least it hears something, so that proxies keep the connection. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  /** So many bytes may wait for a slow connection, beside one event. */
  private static final int MOST_WAITING = 65_536;

  private static final Logger LOG = Logger.getLogger(EventStream.class.getName());

  private final String companyId;
  private final Language language;
  private final LongSupplier nanos;
  private final Consumer<EventStream> gone;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final long opened;
  private long position;
  private long lastWritten;
  private boolean idle;
  private boolean unflushed;
  private boolean closed;
  private AsyncContext context;
  private ServletOutputStream out;

  /**
   * @param position after which events are told
   * @param nanos a clock like {@link System#nanoTime()}
   * @param gone hears when this ends, at least once
   */
  EventStream(
      String companyId,
      Language language,
      long position,
      LongSupplier nanos,
      Consumer<EventStream> gone) {
    this.companyId = companyId;
    this.language = language;
    this.position = position;
    this.nanos = nanos;
    this.gone = gone;
    this.opened = nanos.getAsLong();
    this.lastWritten = opened;
  }

  String companyId() {
    return companyId;
  }

  Language language() {
    return language;
  }

  /** The event that was told last, or after which it began. */
  synchronized long position() {
    return position;
  }

  /** Takes over the connection; an id without data only tells where to resume. */
  synchronized void begin(AsyncContext connection, ServletOutputStream body) {
    context = connection;
    out = body;
    context.setTimeout(0);
    context.addListener(this);
    waiting.add(bytes("retry: 2000\nid: " + position + "\n\n"));
    out.setWriteListener(this);
  }

  /** Whether all that was written has left, and more may be told. */
  synchronized boolean isIdle() {
    return idle && !closed;
  }

  /** Whether one more event may wait for the connection; the others stay in the log. */
  synchronized boolean takesMore() {
    return !closed && waiting.stream().mapToInt(bytes -> bytes.length).sum() <= MOST_WAITING;
  }

  /** Tells of an event. */
  void tell(long place, String json) {
    write(place, "id: " + place + "\ndata: " + json + "\n\n");
  }

  /** An event that nobody can be told of any more is passed over. */
  synchronized void passOver(long place) {
    position = place;
  }

  private synchronized void write(long place, String text) {
    position = place;
    waiting.add(bytes(text));
    lastWritten = nanos.getAsLong();
    if (idle && !closed) {
      drain();
    }
  }

  /** Keeps the connection, or ends it where the listener is too slow or has had its time. */
  synchronized void look() {
    Duration quiet = Duration.ofNanos(nanos.getAsLong() - lastWritten);
    boolean over = nanos.getAsLong() - opened > LONGEST.toNanos();
    if (over || !idle && quiet.compareTo(PATIENCE) > 0) {
      close();
    } else if (idle && quiet.compareTo(SILENCE) >= 0) {
      write(position, ":\n\n");
    }
  }

  @Override
  public synchronized void onWritePossible() {
    if (!closed) {
      drain();
    }
  }

  /** Writes as long as the connection takes it; else the container calls again. */
  private void drain() {
    try {
      idle = false;
      while (out.isReady()) {
        if (!waiting.isEmpty()) {
          out.write(waiting.poll());
          unflushed = true;
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          idle = true;
          return;
        }
      }
    } catch (IOException | IllegalStateException lost) {
      onError(lost);
    }
  }

  @Override
  public void onError(Throwable lost) {
    LOG.log(Level.FINE, "A listener is gone", lost);
    close();
  }

  /** Ends it; once is enough. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      waiting.clear();
      gone.accept(this);
      complete();
    }
  }

  private void complete() {
    try {
      if (context != null) {
        context.complete();
      }
    } catch (IllegalStateException alreadyOver) {
      LOG.log(Level.FINE, "The container was first", alreadyOver);
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  /** Nothing begins anew in it. */
  @Override
  public void onStartAsync(AsyncEvent event) {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package org.remitente.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.remitente.network.NetworkFailure.Kind;

/**
 * Asks the system's resolver, which knows no time limit, on a thread that can be left behind. As
 * many look-ups at once as there are such threads; one more fails at once, so that a dead resolver
 * never piles up threads.
 */
final class SystemLookup implements HostLookup {

  private static final int MAX_THREADS = 32;
  private static final int MAX_VERDICTS = 256;

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, MAX_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), SystemLookup::thread);

  private final Map<String, Kind> verdicts =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
              return size() > MAX_VERDICTS;
            }
          });

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "remitente-lookup");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public List<InetAddress> addresses(String name, Duration atMost) throws NetworkFailure {
    try {
      Future<InetAddress[]> answer = threads.submit(() -> InetAddress.getAllByName(name));
      return List.of(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw new NetworkFailure(remembered(name, kind(e.getCause(), name)));
    } catch (TimeoutException | RejectedExecutionException e) {
      throw new NetworkFailure(Kind.LOOKUP_FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkFailure(Kind.LOOKUP_FAILED);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /**
   * The JDK remembers a failure for some seconds and then repeats it without the resolver's words:
   * then the last verdict with words still holds.
   */
  private Kind remembered(String name, Optional<Kind> kind) {
    kind.ifPresent(known -> verdicts.put(name, known));
    return kind.orElseGet(() -> verdicts.getOrDefault(name, Kind.UNKNOWN_HOST));
  }

  private static Optional<Kind> kind(Throwable cause, String name) {
    if (!(cause instanceof UnknownHostException)) {
      return Optional.of(Kind.LOOKUP_FAILED);
    }
    return name.equals(cause.getMessage())
        ? Optional.empty()
        : Optional.of(kindOf(cause.getMessage()));
  }

  /** Reads the resolver's words, which are all that the JDK passes on. */
  static Kind kindOf(String message) {
    String words = message == null ? "" : message.toLowerCase(Locale.ROOT);
    if (words.contains("temporary failure") || words.contains("try again")) {
      return Kind.LOOKUP_FAILED;
    }
    return words.contains("no address associated") ? Kind.NO_ADDRESS : Kind.UNKNOWN_HOST;
  }
}

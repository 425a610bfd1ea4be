package org.remitente.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Posts messages to the product over connections that stay open, as cheaply as can be: the requests
 * are made beforehand. A program of its own, so that its processor time is seen; {@link Posting}
 * starts it.
 *
 * <p>Each line that it reads, {@code <count> <per second, or 0>}, is a burst of messages; it
 * answers with {@code <elapsed> <median> <p99> <longest>}, the latter three of the answers, all in
 * microseconds.
 */
final class PostingClient {

  private final ExecutorService workers;
  private final PostingConnection[] connections;

  private PostingClient(PostingConnection... connections) {
    this.connections = connections;
    this.workers = Executors.newFixedThreadPool(connections.length, PostingClient::daemon);
  }

  /**
   * @param arguments port, company's key, number of connections, bytes of the attachment, and the
   *     ids of the accounts
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int attachment = Integer.parseInt(arguments[3]);
    PreparedMessage[] messages =
        Arrays.stream(arguments, 4, arguments.length)
            .map(account -> PreparedMessage.of(arguments[1], account, attachment))
            .toArray(PreparedMessage[]::new);
    PostingClient client =
        new PostingClient(
            IntStream.range(0, Integer.parseInt(arguments[2]))
                .mapToObj(each -> new PostingConnection(port, messages))
                .toArray(PostingConnection[]::new));
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      System.out.println(client.post(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
    }
  }

  /** The program ends with its main thread, also where a message was not accepted. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private String post(int count, int perSecond) throws InterruptedException, ExecutionException {
    Burst burst = new Burst(count, perSecond);
    List<Future<?>> shares = new ArrayList<>();
    for (PostingConnection each : connections) {
      shares.add(workers.submit(() -> burst.postOver(each)));
    }
    for (Future<?> each : shares) {
      each.get();
    }
    return burst.answer();
  }

  /** Messages that are posted over all connections, each over the next one that is free. */
  private static final class Burst {

    private final long start = System.nanoTime();
    private final AtomicInteger next = new AtomicInteger();
    private final int perSecond;
    private final long[] times;

    private Burst(int count, int perSecond) {
      this.perSecond = perSecond;
      this.times = new long[count];
    }

    private Void postOver(PostingConnection connection) throws IOException {
      for (int n = next.getAndIncrement(); n < times.length; n = next.getAndIncrement()) {
        long due = awaitTurn(n);
        connection.post(n);
        times[n] = System.nanoTime() - due;
      }
      return null;
    }

    /** When the message is due: answers are timed from then, also where the connection was late. */
    private long awaitTurn(int number) {
      if (perSecond == 0) {
        return System.nanoTime();
      }
      long due = start + number * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return due;
    }

    private String answer() {
      long elapsed = System.nanoTime() - start;
      Arrays.sort(times);
      return LongStream.of(elapsed, percentile(50), percentile(99), percentile(100))
          .mapToObj(nanos -> Long.toString(nanos / 1000))
          .collect(Collectors.joining(" "));
    }

    private long percentile(int percent) {
      return times[Math.min(times.length - 1, times.length * percent / 100)];
    }
  }
}

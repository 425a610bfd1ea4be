package org.remitente.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

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
    this.workers = Executors.newFixedThreadPool(connections.length);
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
    System.exit(0);
  }

  private String post(int count, int perSecond) throws InterruptedException, ExecutionException {
    long[] times = new long[count];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    Future<?>[] all = new Future<?>[connections.length];
    for (int i = 0; i < all.length; i++) {
      PostingConnection connection = connections[i];
      all[i] =
          workers.submit(
              () -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                  times[n] = post(connection, n, start, perSecond);
                }
                return null;
              });
    }
    for (Future<?> each : all) {
      each.get();
    }
    long elapsed = System.nanoTime() - start;
    Arrays.sort(times);
    return "%d %d %d %d"
        .formatted(
            elapsed / 1000,
            times[count / 2] / 1000,
            times[Math.min(count - 1, count * 99 / 100)] / 1000,
            times[count - 1] / 1000);
  }

  /** How long the answer took, from the moment at which the message was due. */
  private static long post(PostingConnection connection, int number, long start, int perSecond)
      throws IOException {
    long due = System.nanoTime();
    if (perSecond > 0) {
      due = start + number * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
    connection.post(number);
    return System.nanoTime() - due;
  }
}

package org.remitente.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.remitente.testing.Behaviour;
import org.remitente.testing.LineConnection;
import org.remitente.testing.ScriptedSmtpServer;

/**
 * A server that drops its connection at every point of the dialogue now and then, and remembers
 * whose message it was ready for and what it has got. It begins with {@link #dropFrom}.
 */
final class DroppingServer implements AutoCloseable {

  /** Where it drops a connection, and how often. */
  enum Drop {
    BEFORE_GREETING("CONNECT", 8, Behaviour.closing()),
    AFTER_EHLO("EHLO", 8, Behaviour.closing()),
    AFTER_MAIL("MAIL", 25, Behaviour.closing()),
    AFTER_RCPT("RCPT", 25, Behaviour.closing()),
    AFTER_DATA("DATA", 25, Behaviour.closing()),
    WITHIN_CONTENT("CONTENT", 25, Behaviour.closing()),
    AT_THE_DOT("END", 25, Behaviour.closing()),
    BEFORE_REPLY("END", 25, Behaviour.closingUnanswered()),
    AFTER_REPLY("END", 25, Behaviour.closingAfterwards());

    private final String point;
    private final int oneIn;
    private final Behaviour behaviour;

    Drop(String point, int oneIn, Behaviour behaviour) {
      this.point = point;
      this.oneIn = oneIn;
      this.behaviour = behaviour;
    }
  }

  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
  private static final int LOOK_MILLIS = 250;

  private final ScriptedSmtpServer server = Cluster.openServer();
  private final Random random;
  private final Semaphore steps = new Semaphore(0);
  private final Map<Drop, Integer> drops = new ConcurrentHashMap<>();
  private final Map<LineConnection, String> recipients = new ConcurrentHashMap<>();
  private final Set<String> readyFor = ConcurrentHashMap.newKeySet();

  DroppingServer(Random random) {
    this.random = random;
  }

  ScriptedSmtpServer smtp() {
    return server;
  }

  /** Drops connections from now on; messages to these addresses are told apart by them. */
  void dropFrom(List<String> addresses) {
    for (String point : List.of("CONNECT", "EHLO", "MAIL", "CONTENT", "END")) {
      server.on(point, (connection, usual) -> perhapsDrop(point, connection, usual));
    }
    server.on(
        "DATA",
        (connection, usual) ->
            perhapsDrop(
                "DATA",
                connection,
                () -> {
                  readyFor.add(recipients.get(connection));
                  usual.run();
                }));
    for (String address : addresses) {
      server.on(
          "RCPT TO:<" + address + ">",
          (connection, usual) -> {
            recipients.put(connection, address);
            perhapsDrop("RCPT", connection, usual);
          });
    }
  }

  private void perhapsDrop(String point, LineConnection connection, Behaviour.Usual usual)
      throws IOException {
    steps.release();
    for (Drop drop : Drop.values()) {
      if (drop.point.equals(point) && random.nextInt(drop.oneIn) == 0) {
        drops.merge(drop, 1, Integer::sum);
        drop.behaviour.perform(connection, usual);
        return;
      }
    }
    usual.run();
  }

  /** Waits until clients have come so many points further, looking after something meanwhile. */
  void awaitSteps(int count, Runnable meanwhile) throws InterruptedException {
    steps.drainPermits();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!steps.tryAcquire(count, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Clients came not even " + count + " points further");
      }
      meanwhile.run();
    }
  }

  /** How often it dropped where. */
  Map<Drop, Integer> drops() {
    return new TreeMap<>(drops);
  }

  /** Whether it ever said that the content of a message to this address may come. */
  boolean wasReadyFor(String address) {
    return readyFor.contains(address);
  }

  /** How often it got the whole of each message, by Message-ID. */
  Map<String, Long> completed() {
    return server.messages().stream()
        .map(message -> new String(message.content(), StandardCharsets.US_ASCII))
        .flatMap(content -> MESSAGE_ID.matcher(content).results().limit(1))
        .collect(groupingBy((MatchResult found) -> found.group(1), counting()));
  }

  @Override
  public void close() {
    server.close();
  }
}

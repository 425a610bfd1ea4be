package org.remitente.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.StoredQueue;

/**
 * Two nodes on one database are killed at random moments, while a server drops connections wherever
 * it can, and an ERP hears of every state by a webhook and by a stream. {@code -Dkills=50
 * -Dkills.messages=5000} asks for more, {@code -Dkills.seed=…} for what was drawn before.
 */
class KillsIT {

  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final int MESSAGES = Integer.getInteger("kills.messages", 200);
  private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
  private static final int ACCOUNTS = 4;

  /** A message that nothing happens to comes by four points that count. */
  private static final int POINTS_IN_A_ROUND = 4 * MESSAGES / KILLS;

  /** So long nobody answers at most: both nodes may be down. */
  private static final Duration START = Duration.ofSeconds(120);

  private static final Duration AT_LAST = Duration.ofSeconds(90 + MESSAGES / 10);
  private static final Duration OFTEN = Duration.ofMillis(250);

  @TempDir private Path data;

  private final Random random = new Random(SEED);
  private final Map<ProductProcess, CompletableFuture<Void>> starts = new HashMap<>();
  private final Map<String, String> accepted = new ConcurrentHashMap<>();
  private final DroppingServer server = new DroppingServer(random);
  private final List<String> accounts = new ArrayList<>();
  private Cluster cluster;
  private Api company;
  private SuspiciousErp erp;
  private Follower follower;

  @BeforeEach
  void start() {
    System.out.printf("%d kills, %d messages, -Dkills.seed=%d%n", KILLS, MESSAGES, SEED);
    cluster = new Cluster(data, List.of(Map.of(), Map.of()));
    cluster.start();
    cluster.nodes().forEach(node -> starts.put(node, CompletableFuture.completedFuture(null)));
    company = cluster.newCompany("Acme");
    IntStream.range(0, ACCOUNTS)
        .forEach(each -> accounts.add(Cluster.addAccount(company, server.smtp())));
    erp = new SuspiciousErp(company, random);
    follower = new Follower(cluster.nodes(), company);
    server.dropFrom(IntStream.range(0, MESSAGES).mapToObj(KillsIT::customer).toList());
  }

  @AfterEach
  void stop() {
    starts.values().forEach(CompletableFuture::join);
    Stream.of(follower, cluster, server, erp).filter(Objects::nonNull).forEach(KillsIT::close);
  }

  @Test
  void losesNothingSendsNothingTwiceAndDoubtsOnlyWithReason() throws InterruptedException {
    List<CompletableFuture<Void>> posting = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      ProductProcess node = anyThatRuns();
      int from = MESSAGES * kill / KILLS;
      int to = MESSAGES * (kill + 1) / KILLS;
      posting.add(CompletableFuture.runAsync(() -> post(from, to)));
      server.awaitSteps(1 + random.nextInt(POINTS_IN_A_ROUND), queue()::hasten);
      node.kill();
      queue().endLeases();
      starts.put(node, CompletableFuture.runAsync(node::start));
    }
    posting.forEach(CompletableFuture::join);
    starts.values().forEach(CompletableFuture::join);
    await().atMost(AT_LAST).pollInterval(OFTEN).until(this::allIsDone);

    assertWellDone();
    assertAllIsTold();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private StoredQueue queue() {
    return cluster.queue();
  }

  /** One that is up, or the first that comes up. */
  private ProductProcess anyThatRuns() {
    CompletableFuture.anyOf(starts.values().toArray(CompletableFuture[]::new)).join();
    List<ProductProcess> running =
        starts.keySet().stream()
            .filter(node -> starts.get(node).isDone())
            .sorted(Comparator.comparing(node -> node.uri("")))
            .toList();
    return running.get(random.nextInt(running.size()));
  }

  /** Hands messages over until each is accepted, by whichever node answers. */
  private void post(int from, int to) {
    for (int i = from; i < to; i++) {
      int number = i;
      await().atMost(START).pollInterval(OFTEN).pollDelay(Duration.ZERO).until(() -> post(number));
    }
  }

  private boolean post(int number) {
    Letter letter = Letter.to(customer(number)).with("account", accounts.get(number % ACCOUNTS));
    List<ProductProcess> inTurn = new ArrayList<>(cluster.nodes());
    Collections.rotate(inTurn, number);
    return inTurn.stream().anyMatch(node -> accepts(node, number, letter.json()));
  }

  private boolean accepts(ProductProcess node, int number, JsonObject letter) {
    try {
      Api.Answer answer =
          Cluster.at(node, company).post("/messages", letter, "Idempotency-Key", "kills-" + number);
      if (answer.status() != 202) {
        return false;
      }
      accepted.put(answer.json().getString("messageId"), customer(number));
      return true;
    } catch (AssertionError unanswered) {
      return false;
    }
  }

  private static String customer(int number) {
    return "compras" + number + "@cliente.test";
  }

  private boolean allIsDone() {
    queue().hasten();
    return queue().states().values().stream()
        .allMatch(Set.of("SENT", "REJECTED", "UNKNOWN")::contains);
  }

  private void assertWellDone() {
    Map<String, String> states = queue().states();
    Map<String, Long> completed = server.completed();
    Set<String> sent = messages(states, "SENT");
    Set<String> unknown = messages(states, "UNKNOWN");
    System.out.printf(
        "%d accepted, %d sent, %d unknown (the server has %d of them), drops: %s%n",
        accepted.size(),
        sent.size(),
        unknown.size(),
        unknown.stream().filter(completed::containsKey).count(),
        server.drops());

    assertThat(accepted).hasSize(MESSAGES);
    assertThat(states).as("each was accepted once").containsOnlyKeys(accepted.keySet());
    assertThat(sent.size() + unknown.size()).as("none is rejected").isEqualTo(MESSAGES);
    assertThat(sent).as("none is lost").allMatch(completed::containsKey);
    assertThat(accepted.keySet())
        .as("none is sent twice")
        .allMatch(each -> completed.getOrDefault(each, 0L) <= 1);
    assertThat(unknown)
        .as("where there is doubt, the content could come")
        .allMatch(each -> server.wasReadyFor(accepted.get(each)));
    assertThat(server.drops()).containsOnlyKeys(DroppingServer.Drop.values());
  }

  /** What was written down of attempts is what the ERP must have heard, both ways. */
  private void assertAllIsTold() {
    await()
        .atMost(AT_LAST)
        .pollInterval(OFTEN)
        .untilAsserted(
            () -> {
              queue().hasten();
              Map<String, List<String>> attempts = queue().attempts();
              assertThat(states(erp.heard())).as("by the webhook").isEqualTo(attempts);
              assertThat(states(follower.heard())).as("by the stream").isEqualTo(attempts);
            });
    System.out.printf(
        "%d events, %d repeated by the webhook, stream resumed %d times%n",
        erp.heard().size(), erp.repeats(), follower.resumed());

    assertThat(erp.forged()).as("signed by us").isEmpty();
    assertThat(erp.repeats()).as("it said no now and then").isPositive();
    assertThat(follower.resumed()).as("its node was killed").isPositive();
    assertThat(follower.places()).as("none comes twice").isSorted().doesNotHaveDuplicates();
  }

  /** What was heard of each message, in that order, by Message-ID. */
  private static Map<String, List<String>> states(Collection<JsonObject> events) {
    return events.stream()
        // Of its account it hears, too: a server that drops connections is in trouble.
        .filter(event -> event.getString("type").startsWith("message."))
        .collect(
            groupingBy(
                event -> message(event).getString("messageId"), mapping(KillsIT::state, toList())));
  }

  private static String state(JsonObject event) {
    String state = message(event).getString("state");
    assertThat(event.getString("type")).isEqualTo("message." + state);
    return state.toUpperCase(Locale.ROOT);
  }

  private static JsonObject message(JsonObject event) {
    return event.getJsonObject("data").getJsonObject("message");
  }

  private static Set<String> messages(Map<String, String> states, String state) {
    Set<String> found = new HashSet<>(states.keySet());
    found.removeIf(each -> !states.get(each).equals(state));
    return found;
  }
}

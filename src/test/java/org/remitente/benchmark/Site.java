package org.remitente.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.remitente.testing.DatabaseAccess;
import org.remitente.testing.PostgresServer;
import org.remitente.testing.StoredQueue;

/** What a part measures: a database that loses nothing, a receiver, and nodes of the product. */
final class Site implements AutoCloseable {

  /** The programs of the tests switch all of these off. */
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration OFTEN = Duration.ofMillis(5);

  private final PostgresServer server = new PostgresServer(DURABLE);
  private final DatabaseAccess database = server.newDatabase();
  private final StoredQueue queue = new StoredQueue(database);
  private final List<ProductNode> nodes = new ArrayList<>();
  private final Receiver receiver;
  private final Company company;

  /** Starts one node, and makes a company with so many accounts on it. */
  Site(Receiver receiver, int accounts) {
    this.receiver = receiver;
    DURABLE.keySet().forEach(this::requireOn);
    startNode();
    company = Company.on(nodes.get(0), "Acme SL", accounts, receiver);
  }

  private void requireOn(String setting) {
    if (!queue.setting(setting).equals("on")) {
      throw new IllegalStateException(setting + " is off: commits would cost nothing");
    }
  }

  /** One more node on the same database. */
  void startNode() {
    nodes.add(new ProductNode(database));
  }

  Receiver receiver() {
    return receiver;
  }

  StoredQueue queue() {
    return queue;
  }

  /** The first one. */
  ProductNode node() {
    return nodes.get(0);
  }

  Company company() {
    return company;
  }

  /** Starts a stopwatch over the product, its database and the receiver. */
  Watch watch() {
    return watch(Map.of());
  }

  /** Starts a stopwatch over these too. */
  Watch watch(Map<String, ProcessHandle> further) {
    Map<String, ProcessHandle> programs = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      programs.put(i == 0 ? "product" : "product " + (i + 1), nodes.get(i).handle());
    }
    programs.put("PostgreSQL", server.handle());
    programs.put("sink", receiver.handle());
    programs.putAll(further);
    return new Watch(programs);
  }

  /** Waits until so many messages are sent in all, by the receiver's word and the database's. */
  void awaitSent(int received, int sent) {
    await(() -> receiver.received() >= received);
    await(() -> queue.sent() >= sent);
    if (receiver.received() > received) {
      throw new IllegalStateException("The receiver got more messages than there were");
    }
  }

  /** Waits until it is so, looking often. */
  static void await(Callable<Boolean> done) {
    Awaitility.waitAtMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(OFTEN).until(done);
  }

  @Override
  public void close() {
    nodes.forEach(ProductNode::close);
    queue.close();
    server.close();
    receiver.close();
  }
}

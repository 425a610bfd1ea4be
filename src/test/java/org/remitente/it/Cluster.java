package org.remitente.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.remitente.testing.DatabaseAccess;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.PostgresServer;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.StoredQueue;

/** Nodes of the product on one PostgreSQL, whose queue the test can look into. */
final class Cluster implements AutoCloseable {

  private final PostgresServer postgres = new PostgresServer();
  private final List<ProductProcess> nodes = new ArrayList<>();
  private final StoredQueue queue;

  /**
   * Starts all but the nodes.
   *
   * @param environments what each node is told beside the database
   */
  Cluster(Path data, List<Map<String, String>> environments) {
    DatabaseAccess database = postgres.newDatabase();
    queue = new StoredQueue(database);
    for (Map<String, String> each : environments) {
      Map<String, String> all = new HashMap<>(database.environment());
      all.put("REMITENTE_SECRETS_KEYS", "k:" + "A".repeat(43) + "=");
      all.putAll(each);
      nodes.add(SendingProduct.node(data.resolve("node-" + nodes.size()), all));
    }
  }

  /** Starts the nodes at once, so that they meet when they make the tables. */
  void start() {
    CompletableFuture.allOf(
            nodes.stream()
                .map(node -> CompletableFuture.runAsync(node::start))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** A server that takes everything from everybody, without sign-in. */
  static ScriptedSmtpServer openServer() {
    return new ScriptedSmtpServer(new Mailboxes()).withoutSignIn();
  }

  List<ProductProcess> nodes() {
    return nodes;
  }

  StoredQueue queue() {
    return queue;
  }

  /** A new company, as the first node's caller. */
  Api newCompany(String name) {
    return SendingProduct.operator(nodes.get(0)).newCompany(name);
  }

  /** The same caller at a node. */
  static Api at(ProductProcess node, Api caller) {
    return SendingProduct.operator(node).as(caller.key());
  }

  /** One more account of a company, which no limit holds back, and its id. */
  static String addAccount(Api company, ScriptedSmtpServer server) {
    JsonObject smtp =
        Json.createObjectBuilder()
            .add("host", "127.0.0.1")
            .add("port", server.port())
            .add("security", "none")
            .addNull("username")
            .build();
    JsonObject limits =
        Json.createObjectBuilder()
            .add("connections", 4)
            .add("perMinute", 1_000_000)
            .add("perHour", 10_000_000)
            .add("perDay", 100_000_000)
            .build();
    JsonObject account =
        Json.createObjectBuilder()
            .add("address", Faults.USER)
            .add("displayName", "Acme")
            .add("smtp", smtp)
            .add("limits", limits)
            .build();
    return company.post("/accounts", account).with(201).json().getString("id");
  }

  @Override
  public void close() {
    nodes.forEach(ProductProcess::close);
    queue.close();
    postgres.close();
  }
}

package org.remitente.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.remitente.testing.DatabaseAccess;
import org.remitente.testing.PostgresServer;

/** What a part measures: a durable database, a receiver, a node of the product, and a company. */
final class Site implements AutoCloseable {

  /** The programs of the tests switch all of these off. */
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final PostgresServer server;
  private final Queue queue;
  private final Sink sink = new Sink();
  private final ProductNode node;
  private final List<String> accounts;
  private final String key;

  Site(int numberOfAccounts) {
    server =
        new PostgresServer(
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"));
    DatabaseAccess database = server.newDatabase();
    queue = new Queue(database);
    DURABLE.forEach(this::requireOn);
    node = new ProductNode(newFolder(), database);
    key = node.addCompany("Acme SL");
    accounts =
        IntStream.range(0, numberOfAccounts)
            .mapToObj(each -> node.addAccount(key, "facturas" + each + "@acme.test", sink.port()))
            .toList();
  }

  private void requireOn(String setting) {
    if (!queue.setting(setting).equals("on")) {
      throw new IllegalStateException(setting + " is off: commits would cost nothing");
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "benchmark-data-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sink sink() {
    return sink;
  }

  Queue queue() {
    return queue;
  }

  ProductNode node() {
    return node;
  }

  ProcessHandle database() {
    return server.handle();
  }

  /** The company's accounts. */
  List<String> accounts() {
    return accounts;
  }

  /** The company's key. */
  String key() {
    return key;
  }

  @Override
  public void close() {
    node.close();
    queue.close();
    server.close();
    sink.close();
  }
}

package org.remitente.it;

import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.remitente.testing.ProductProcess;

/**
 * An ERP that follows a company's events whatever becomes of the nodes: where one goes, it resumes
 * at the next after the event that it saw last.
 */
final class Follower implements AutoCloseable {

  private static final Duration OFTEN = Duration.ofMillis(250);
  private static final Duration START = Duration.ofSeconds(120);

  private final List<ProductProcess> nodes;
  private final Api company;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /** Begins to listen; when this returns, whatever happens is heard. */
  Follower(List<ProductProcess> nodes, Api company) {
    this.nodes = nodes;
    this.company = company;
    resume();
    Thread following = new Thread(this::follow, "follower");
    following.setDaemon(true);
    following.start();
  }

  private void follow() {
    try {
      while (!closed) {
        listeners.get(listeners.size() - 1).awaitEnd();
        await().atMost(START).pollInterval(OFTEN).until(() -> closed || resume());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean resume() {
    ProductProcess node = nodes.get(listeners.size() % nodes.size());
    return resume(node) || nodes.stream().anyMatch(this::resume);
  }

  private boolean resume(ProductProcess node) {
    String last = listeners.isEmpty() ? null : listeners.get(listeners.size() - 1).lastId();
    try {
      listeners.add(Listener.to(Cluster.at(node, company), Version.HTTP_1_1, last));
      return true;
    } catch (CompletionException | AssertionError down) {
      return false;
    }
  }

  /** How often it had to begin anew. */
  int resumed() {
    return listeners.size() - 1;
  }

  /** All that it heard, in that order. */
  List<JsonObject> heard() {
    return told().map(Listener.Told::body).toList();
  }

  /** The places of what it heard, in that order. */
  List<Long> places() {
    return told().map(each -> Long.valueOf(each.id())).toList();
  }

  private Stream<Listener.Told> told() {
    return listeners.stream().flatMap(each -> each.told().stream());
  }

  @Override
  public void close() {
    closed = true;
    listeners.forEach(Listener::close);
  }
}

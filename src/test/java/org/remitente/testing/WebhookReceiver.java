package org.remitente.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server that is told of events, and behaves as a test wants. */
public final class WebhookReceiver implements AutoCloseable {

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Manner manner = answering(204);
  private volatile String lastQuery;

  /**
   * One call.
   *
   * @param id its {@code webhook-id}
   * @param nanos when it came, as {@link System#nanoTime()}
   */
  public record Told(String id, String timestamp, String signature, String body, long nanos) {}

  /** How it answers. */
  public interface Manner {
    void answer(HttpExchange call, Told told) throws IOException;
  }

  /** One that takes everything. */
  public WebhookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange call) throws IOException {
    byte[] body = call.getRequestBody().readAllBytes();
    Told event =
        new Told(
            call.getRequestHeaders().getFirst("webhook-id"),
            call.getRequestHeaders().getFirst("webhook-timestamp"),
            call.getRequestHeaders().getFirst("webhook-signature"),
            new String(body, StandardCharsets.UTF_8),
            System.nanoTime());
    lastQuery = call.getRequestURI().getRawQuery();
    told.add(event);
    manner.answer(call, event);
  }

  /** From now on it answers so. */
  public WebhookReceiver being(Manner now) {
    manner = now;
    return this;
  }

  /** From now on it never answers. */
  public WebhookReceiver silent() {
    return being(
        (call, event) -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          call.close();
        });
  }

  /** Answers with a status and nothing else. */
  public static Manner answering(int status) {
    return (call, event) -> {
      call.sendResponseHeaders(status, -1);
      call.close();
    };
  }

  /** Asks to be left alone for some seconds. */
  public static Manner askingFor(int seconds) {
    return (call, event) -> {
      call.getResponseHeaders().add("Retry-After", Integer.toString(seconds));
      answering(429).answer(call, event);
    };
  }

  /** Leads on to another place. */
  public static Manner leadingTo(String url) {
    return (call, event) -> {
      call.getResponseHeaders().add("Location", url);
      answering(307).answer(call, event);
    };
  }

  /** Says yes, and goes on talking until nobody listens. */
  public static Manner endless() {
    return (call, event) -> {
      call.sendResponseHeaders(200, 0);
      byte[] noise = new byte[65_536];
      try (var out = call.getResponseBody()) {
        while (true) {
          out.write(noise);
        }
      }
    };
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/events?erp=1";
  }

  /** What it was told, in the order in which it came. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  /** What stood behind the question mark when it was called last. */
  public String lastQuery() {
    return lastQuery;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

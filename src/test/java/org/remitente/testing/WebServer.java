package org.remitente.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server on a free port of 127.0.0.1, HTTPS with a certificate of the tests' authority, that
 * can behave badly.
 */
public final class WebServer implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int CHUNKED = 0;

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * @param certificate what it shows to all who come
   */
  public WebServer(TestCertificate certificate) {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    server.setExecutor(threads);
    server.start();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What was asked for, each with the host that was named: {@code a.test /b?c}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Answers a path with {@code 200}. */
  public WebServer page(String path, String body) {
    return answer(path, exchange -> send(exchange, 200, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Answers a path with {@code 302}. */
  public WebServer redirect(String path, String location) {
    return answer(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", location);
          send(exchange, 302, new byte[0]);
        });
  }

  /** Answers a path with a body that never ends. */
  public WebServer endless(String path) {
    return answer(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, CHUNKED);
          byte[] piece = new byte[8192];
          try (OutputStream out = exchange.getResponseBody()) {
            while (closed.getCount() > 0) {
              out.write(piece);
            }
          }
        });
  }

  /** Begins to answer a path and says no more. */
  public WebServer silent(String path) {
    return answer(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, CHUNKED);
          exchange.getResponseBody().flush();
          await();
        });
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WebServer answer(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
          requests.add(host + " " + exchange.getRequestURI());
          handler.handle(exchange);
        });
    return this;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

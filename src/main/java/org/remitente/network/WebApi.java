package org.remitente.network;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.remitente.network.NetworkFailure.Kind;

/**
 * The door to the APIs of providers, whose addresses the operator set: they may lie anywhere, and
 * in clear text too. Never for an address that a user or a server named. Each call has a connection
 * of its own; no redirect is followed, nothing is tried twice.
 */
@ApplicationScoped
public class WebApi {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final TlsTrust trust;
  private final NetworkGuard anywhere = new NetworkGuard("0.0.0.0/0,::/0", "any");
  private final HostLookup lookup;
  private final Watchdog watchdog;
  private final Lifeline line;

  /** For the container's proxy. */
  protected WebApi() {
    this(null);
  }

  /**
   * @param trust whose certificates are believed
   */
  @Inject
  public WebApi(TlsTrust trust) {
    this(trust, new SystemLookup(), new Watchdog(), new Lifeline());
  }

  private WebApi(TlsTrust trust, HostLookup lookup, Watchdog watchdog, Lifeline line) {
    this.trust = trust;
    this.lookup = lookup;
    this.watchdog = watchdog;
    this.line = line;
  }

  /** The same door, whose calls end when a line is cut. */
  public WebApi tiedTo(Lifeline newLine) {
    return new WebApi(trust, lookup, watchdog, newLine);
  }

  /**
   * Posts to an address.
   *
   * @param headers beside those of the body; their values are never quoted
   * @param maxBytes how much of the answer is read
   * @param reply how long one waits for the next bytes of the answer
   * @param atMost how long all of it may take
   * @throws NetworkFailure where there is no answer
   */
  public WebAnswer post(
      URI address,
      Map<String, String> headers,
      WebBody body,
      int maxBytes,
      Duration reply,
      Duration atMost)
      throws NetworkFailure {
    HttpPost request = new HttpPost(address);
    headers.forEach(request::setHeader);
    request.setEntity(new StreamedEntity(body));
    Deadline deadline = Deadline.in(atMost);
    Future<?> watch = watchdog.watch(() -> abortIfOver(request, deadline), atMost);
    Closeable call = request::abort;
    line.tie(call);
    WebConnections connections = new WebConnections(anywhere, trust, lookup, deadline, reply);
    try (CloseableHttpClient client = connections.client()) {
      return read(client.executeOpen(host(address), request, null), request, maxBytes);
    } catch (IOException e) {
      throw deadline.isOver() ? new NetworkFailure(Kind.SILENCE) : WebConnections.failure(e);
    } catch (IllegalStateException aborted) {
      // So the library ends where a call is broken off between two of its steps.
      throw new NetworkFailure(deadline.isOver() ? Kind.SILENCE : Kind.LOST);
    } finally {
      line.untie(call);
      watch.cancel(false);
    }
  }

  private static void abortIfOver(HttpPost request, Deadline deadline) {
    if (deadline.isOver()) {
      request.abort();
    }
  }

  private static HttpHost host(URI address) throws NetworkFailure {
    boolean https = "https".equalsIgnoreCase(address.getScheme());
    if (address.getHost() == null || !https && !"http".equalsIgnoreCase(address.getScheme())) {
      throw new NetworkFailure(Kind.UNKNOWN_HOST);
    }
    int usual = https ? HTTPS : HTTP;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return new HttpHost(https ? "https" : "http", address.getHost(), port);
  }

  /** Aborts before it closes: to close it the library would read an endless body to its end. */
  private static WebAnswer read(ClassicHttpResponse response, HttpPost request, int maxBytes)
      throws IOException {
    try {
      Optional<Duration> retryAfter =
          RetryAfter.of(
              header(response, HttpHeaders.RETRY_AFTER), header(response, HttpHeaders.DATE));
      HttpEntity entity = response.getEntity();
      byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(maxBytes);
      return new WebAnswer(response.getCode(), retryAfter.orElse(null), body);
    } finally {
      request.abort();
    }
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  @PreDestroy
  void close() {
    watchdog.close();
    lookup.close();
  }
}

package org.remitente.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.remitente.network.NetworkFailure.Kind;

/**
 * Posts once, over a connection of its own; no redirect is followed, nothing is tried twice.
 *
 * @param trust whose certificates are believed
 * @param line ends calls when it is cut
 */
record Posting(TlsTrust trust, HostLookup lookup, Watchdog watchdog, Lifeline line) {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /**
   * What is posted.
   *
   * @param headers beside those of the body; their values are never quoted
   * @param maxBytes how much of the answer is read
   * @param reply how long one waits for the next bytes of the answer
   * @param atMost how long all of it may take
   */
  record Letter(
      URI address,
      Map<String, String> headers,
      WebBody body,
      int maxBytes,
      Duration reply,
      Duration atMost) {}

  /**
   * Posts to an address.
   *
   * @param allowed which addresses may be reached
   * @throws NetworkFailure where there is no answer
   */
  WebAnswer post(Letter letter, Predicate<InetAddress> allowed) throws NetworkFailure {
    HttpPost request = new HttpPost(letter.address());
    letter.headers().forEach(request::setHeader);
    request.setEntity(new StreamedEntity(letter.body()));
    Deadline deadline = Deadline.in(letter.atMost());
    Future<?> watch = watchdog.watch(() -> abortIfOver(request, deadline), letter.atMost());
    Closeable call = request::abort;
    line.tie(call);
    WebConnections connections =
        new WebConnections(allowed, trust, lookup, deadline, letter.reply());
    try (CloseableHttpClient client = connections.client()) {
      HttpHost host = host(letter.address());
      return read(client.executeOpen(host, request, null), request, letter.maxBytes());
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
}

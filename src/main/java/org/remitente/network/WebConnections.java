package org.remitente.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.shared.HostName;

/**
 * The connections of one request: names are looked up, and each address judged, where the library
 * opens them; TLS is the same as to mail servers.
 */
final class WebConnections implements DnsResolver, TlsSocketStrategy {

  private static final Duration LONGEST_REPLY = Duration.ofSeconds(5);
  private static final int MAX_HEADERS = 100;
  private static final int MAX_LINE = 8192;

  /** Bytes of a body after which one looks whether it was refused already. */
  private static final int LOOK_EVERY = 65536;

  private final Predicate<InetAddress> allowed;
  private final TlsTrust trust;
  private final HostLookup lookup;
  private final Deadline deadline;
  private final Duration reply;

  WebConnections(NetworkGuard guard, TlsTrust trust, HostLookup lookup, Deadline deadline) {
    this(guard::allows, trust, lookup, deadline, LONGEST_REPLY);
  }

  /**
   * @param allowed which addresses may be reached
   * @param reply how long one waits for the next bytes of an answer
   */
  WebConnections(
      Predicate<InetAddress> allowed,
      TlsTrust trust,
      HostLookup lookup,
      Deadline deadline,
      Duration reply) {
    this.allowed = allowed;
    this.trust = trust;
    this.lookup = lookup;
    this.deadline = deadline;
    this.reply = reply;
  }

  /** A client that does nothing by itself: no redirects, cookies, retries or unpacking. */
  CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(connections())
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .setUserAgent("Remitente")
        .build();
  }

  private HttpClientConnectionManager connections() {
    int longest = deadline.atMost(LONGEST_REPLY);
    int answer = deadline.atMost(reply);
    Http1Config limits =
        Http1Config.custom().setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_LINE).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(this)
        .setTlsSocketStrategy(this)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(limits)
                .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(LOOK_EVERY))
                .build())
        .setDefaultSocketConfig(
            SocketConfig.custom().setSoTimeout(answer, TimeUnit.MILLISECONDS).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(longest, TimeUnit.MILLISECONDS)
                .setSocketTimeout(answer, TimeUnit.MILLISECONDS)
                .build())
        .build();
  }

  @Override
  public InetAddress[] resolve(String name) throws UnknownHostException {
    try {
      Duration left = Duration.ofMillis(deadline.atMost(LONGEST_REPLY));
      List<InetAddress> addresses = lookup.addresses(name, left);
      if (!addresses.stream().allMatch(allowed)) {
        throw new NetworkFailure(Kind.FORBIDDEN);
      }
      return addresses.toArray(InetAddress[]::new);
    } catch (NetworkFailure failure) {
      UnknownHostException refused = new UnknownHostException(failure.kind().name());
      refused.initCause(failure);
      throw refused;
    }
  }

  @Override
  public String resolveCanonicalHostname(String name) {
    return name;
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    HostName name = HostName.parse(target).orElseThrow(() -> new NetworkFailure(Kind.UNKNOWN_HOST));
    TimeLimits limits = new TimeLimits(LONGEST_REPLY, LONGEST_REPLY, LONGEST_REPLY);
    ResolvedHost host =
        new ResolvedHost(name, port, List.of(socket.getInetAddress()), limits, deadline);
    SSLSocket encrypted = TlsHandshake.over(socket, host, trust, deadline.atMost(LONGEST_REPLY));
    encrypted.setSoTimeout(deadline.atMost(reply));
    return encrypted;
  }

  /** What an error of the library means. */
  static NetworkFailure failure(IOException cause) {
    if (cause instanceof NetworkFailure known) {
      return known;
    }
    if (cause.getCause() instanceof NetworkFailure known) {
      return known;
    }
    if (cause instanceof ConnectTimeoutException) {
      return new NetworkFailure(Kind.TIMED_OUT);
    }
    return new NetworkFailure(
        cause instanceof ConnectException ? Kind.REFUSED : TlsHandshake.kind(cause));
  }
}

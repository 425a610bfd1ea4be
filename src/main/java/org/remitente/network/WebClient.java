package org.remitente.network;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.shared.HostName;

/**
 * The door to the web: reads what lies at an address that a user or a server named. HTTPS only,
 * guarded addresses only, also where a server leads on to; everything is limited in time and size.
 */
@ApplicationScoped
public class WebClient {

  private static final int MAX_REDIRECTS = 3;
  private static final int HTTPS = 443;

  private final NetworkGuard guard;
  private final TlsTrust trust;
  private final HostLookup lookup;
  private final Watchdog watchdog;
  private final Lifeline line;

  /** For the container's proxy. */
  protected WebClient() {
    this(new NetworkGuard(), null, (HostLookup) null);
  }

  @Inject
  WebClient(
      NetworkGuard guard,
      TlsTrust trust,
      @ConfigProperty(name = "remitente.dns.servers") Optional<String> nameServers) {
    this(guard, trust, HostLookup.asking(nameServers));
  }

  /**
   * @param nameServers {@code host:port}, separated by commas
   */
  public WebClient(NetworkGuard guard, TlsTrust trust, String nameServers) {
    this(guard, trust, new DnsLookup(nameServers));
  }

  private WebClient(NetworkGuard guard, TlsTrust trust, HostLookup lookup) {
    this(guard, trust, lookup, new Watchdog(), new Lifeline());
  }

  private WebClient(
      NetworkGuard guard, TlsTrust trust, HostLookup lookup, Watchdog watchdog, Lifeline line) {
    this.guard = guard;
    this.trust = trust;
    this.lookup = lookup;
    this.watchdog = watchdog;
    this.line = line;
  }

  /** The same with all requests tied to a line. It lives as long as this one. */
  public WebClient tiedTo(Lifeline newLine) {
    return new WebClient(guard, trust, lookup, watchdog, newLine);
  }

  /**
   * Reads what lies at an address. At most three redirects are followed, each to HTTPS at the same
   * port.
   *
   * @param maxBytes how much may come
   * @param atMost how long all of it may take
   * @return the body, or empty where the answer is another one than {@code 200}
   * @throws NetworkFailure where there is no answer, or one that is longer than allowed; kind
   *     {@code FORBIDDEN} for an address that may not be asked
   */
  public Optional<byte[]> get(URI address, int maxBytes, Duration atMost) throws NetworkFailure {
    Deadline deadline = Deadline.in(atMost);
    int port = port(address);
    URI next = address;
    for (int asked = 0; asked <= MAX_REDIRECTS; asked++) {
      WebAnswer answer = ask(allowed(next, port), maxBytes, deadline);
      if (answer.location() == null) {
        return answer.body();
      }
      next = resolved(next, answer.location());
    }
    throw new NetworkFailure(Kind.TOO_MUCH);
  }

  /**
   * What one server answered.
   *
   * @param location where it leads on to, or null
   */
  private record WebAnswer(String location, Optional<byte[]> body) {}

  private static int port(URI address) {
    return address.getPort() < 0 ? HTTPS : address.getPort();
  }

  private static URI resolved(URI base, String location) throws NetworkFailure {
    try {
      return base.resolve(location);
    } catch (IllegalArgumentException noAddress) {
      throw new NetworkFailure(Kind.FORBIDDEN);
    }
  }

  /** The literal of an address is nobody's web site. */
  private static URI allowed(URI address, int port) throws NetworkFailure {
    boolean named = HostName.parse(address.getHost()).filter(host -> !host.isAddress()).isPresent();
    if (!"https".equalsIgnoreCase(address.getScheme())
        || !named
        || address.getRawUserInfo() != null
        || port(address) != port) {
      throw new NetworkFailure(Kind.FORBIDDEN);
    }
    return address;
  }

  private WebAnswer ask(URI address, int maxBytes, Deadline deadline) throws NetworkFailure {
    HttpGet request = new HttpGet(address);
    Runnable look =
        () -> {
          if (deadline.isOver()) {
            request.abort();
          }
        };
    Duration left = Duration.ofMillis(Math.max(1, deadline.leftMillis()));
    Future<?> watch = watchdog.watch(look, left);
    Closeable tied = request::abort;
    line.tie(tied);
    WebConnections connections = new WebConnections(guard, trust, lookup, deadline);
    try (CloseableHttpClient client = connections.client()) {
      HttpHost host = new HttpHost("https", address.getHost(), port(address));
      return read(client.executeOpen(host, request, null), request, maxBytes);
    } catch (IOException | IllegalStateException e) {
      throw failure(e, deadline);
    } finally {
      line.untie(tied);
      watch.cancel(false);
    }
  }

  /** A request that is aborted before it is connected breaks the library's own rules. */
  private NetworkFailure failure(Exception cause, Deadline deadline) {
    if (line.isCut()) {
      return new NetworkFailure(Kind.LOST);
    }
    return deadline.isOver() || !(cause instanceof IOException broken)
        ? new NetworkFailure(Kind.SILENCE)
        : WebConnections.failure(broken);
  }

  /** Aborts before it closes: to close it the library would read an endless body to its end. */
  private static WebAnswer read(ClassicHttpResponse response, HttpGet request, int maxBytes)
      throws IOException {
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    int status = response.getCode();
    try {
      if (location != null && status > 300 && status < 400) {
        return new WebAnswer(location.getValue(), Optional.empty());
      }
      HttpEntity entity = response.getEntity();
      return status == HttpStatus.SC_OK && entity != null
          ? new WebAnswer(null, Optional.of(body(entity, maxBytes)))
          : new WebAnswer(null, Optional.empty());
    } finally {
      request.abort();
    }
  }

  private static byte[] body(HttpEntity entity, int maxBytes) throws IOException {
    byte[] body = entity.getContent().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      throw new NetworkFailure(Kind.TOO_MUCH);
    }
    return body;
  }

  @PreDestroy
  void close() {
    watchdog.close();
    if (lookup != null) {
      lookup.close();
    }
  }
}

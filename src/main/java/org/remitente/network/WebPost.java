package org.remitente.network;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.shared.HostName;

/**
 * Posts to addresses that users name: by HTTPS to what the guard allows; in clear text only into
 * networks that the operator allowed ({@code remitente.network.allow}). No redirect is followed,
 * and nothing is tried twice.
 */
@ApplicationScoped
public class WebPost {

  private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(5);

  private final NetworkGuard guard;
  private final HostLookup names;
  private final HostLookup lookup;
  private final Watchdog watchdog;
  private final Posting posting;

  /** For the container's proxy. */
  protected WebPost() {
    this(new NetworkGuard(), null, (HostLookup) null);
  }

  @Inject
  WebPost(
      NetworkGuard guard,
      TlsTrust trust,
      @ConfigProperty(name = "remitente.dns.servers") Optional<String> nameServers) {
    this(guard, trust, HostLookup.asking(nameServers));
  }

  /**
   * @param nameServers {@code host:port}, separated by commas
   */
  public WebPost(NetworkGuard guard, TlsTrust trust, String nameServers) {
    this(guard, trust, new DnsLookup(nameServers));
  }

  private WebPost(NetworkGuard guard, TlsTrust trust, HostLookup names) {
    this.guard = guard;
    this.names = names;
    this.lookup = names == null ? null : names.literalsAside();
    this.watchdog = new Watchdog();
    this.posting = new Posting(trust, lookup, watchdog, new Lifeline());
  }

  /**
   * Whether an address may be posted to, as its name leads now; looked at again whenever it is.
   *
   * @throws NetworkFailure where its name cannot be looked up
   */
  public boolean allows(URI address) throws NetworkFailure {
    HostName host =
        HostName.parse(address.getHost()).orElseThrow(() -> new NetworkFailure(Kind.UNKNOWN_HOST));
    List<InetAddress> addresses = lookup.addresses(host.value(), LONGEST_LOOK_UP);
    return addresses.stream().allMatch(allowed(address));
  }

  /**
   * Posts to an address.
   *
   * @param headers beside those of the body; their values are never quoted
   * @param maxBytes how much of the answer is read
   * @param atMost how long all of it may take
   * @throws NetworkFailure where there is no answer; kind {@code FORBIDDEN} for an address that may
   *     not be reached
   */
  public WebAnswer post(
      URI address, Map<String, String> headers, WebBody body, int maxBytes, Duration atMost)
      throws NetworkFailure {
    return posting.post(
        new Posting.Letter(address, headers, body, maxBytes, atMost, atMost), allowed(address));
  }

  private Predicate<InetAddress> allowed(URI address) {
    return "https".equalsIgnoreCase(address.getScheme()) ? guard::allows : guard::allowsClearText;
  }

  @PreDestroy
  void close() {
    watchdog.close();
    if (names != null) {
      names.close();
    }
  }
}

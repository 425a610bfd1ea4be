package org.remitente.network;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.shared.HostName;

/**
 * The door to mail servers: looks a name up once, judges every address of it, and connects to
 * nothing else. Threads of its own do no work of the application; they only keep time.
 */
@ApplicationScoped
public class MailConnector {

  private static final NetworkGuard EVERYWHERE = new NetworkGuard("0.0.0.0/0,::/0", "any");

  /** Milliseconds that one of several addresses gets at least. */
  private static final long SHORTEST_SHARE = 1000;

  private final NetworkGuard guard;
  private final TlsTrust trust;
  private final HostLookup lookup;
  private final Watchdog watchdog;
  private final Lifeline line;

  /** For the container's proxy; it reaches nothing. */
  protected MailConnector() {
    this(new NetworkGuard(), null, (HostLookup) null);
  }

  @Inject
  MailConnector(
      NetworkGuard guard,
      TlsTrust trust,
      @ConfigProperty(name = "remitente.dns.servers") Optional<String> nameServers) {
    this(guard, trust, HostLookup.asking(nameServers));
  }

  /** A connector that asks the system's resolver. */
  public MailConnector(NetworkGuard guard, TlsTrust trust) {
    this(guard, trust, new SystemLookup());
  }

  /**
   * A connector that asks name servers.
   *
   * @param nameServers {@code host:port}, separated by commas
   */
  public MailConnector(NetworkGuard guard, TlsTrust trust, String nameServers) {
    this(guard, trust, new DnsLookup(nameServers));
  }

  MailConnector(NetworkGuard guard, TlsTrust trust, HostLookup lookup) {
    this(guard, trust, lookup, new Watchdog(), new Lifeline());
  }

  private MailConnector(
      NetworkGuard guard, TlsTrust trust, HostLookup lookup, Watchdog watchdog, Lifeline line) {
    this.guard = guard;
    this.trust = trust;
    this.lookup = lookup;
    this.watchdog = watchdog;
    this.line = line;
  }

  /**
   * The same for servers that the operator names in the configuration, wherever they stand;
   * certificates and time limits hold there too. It lives as long as this one.
   */
  public MailConnector forOperator() {
    return new MailConnector(EVERYWHERE, trust, lookup, watchdog, line);
  }

  /** The same with all connections tied to a line. It lives as long as this one. */
  public MailConnector tiedTo(Lifeline newLine) {
    return new MailConnector(guard, trust, lookup, watchdog, newLine);
  }

  /**
   * Looks a name up; the literal of an address is not looked up. The whole time of the limits
   * begins to run.
   *
   * @throws NetworkFailure before any look-up where the port may not be reached
   */
  public ResolvedHost resolve(HostName host, int port, TimeLimits limits) throws NetworkFailure {
    if (!guard.allowsPort(port)) {
      throw new NetworkFailure(Kind.PORT_FORBIDDEN, Map.of("ports", ports()));
    }
    Deadline deadline = Deadline.in(limits.whole());
    List<InetAddress> addresses =
        host.isAddress()
            ? List.of(literal(host))
            : lookup.addresses(host.value(), Duration.ofMillis(deadline.atMost(limits.connect())));
    return new ResolvedHost(host, port, addresses, limits, deadline);
  }

  /**
   * Connects to the first address that answers, without encryption.
   *
   * @throws NetworkFailure where one address may not be reached, then without any attempt; else
   *     what was seen at the last address that was tried
   */
  public GuardedConnection open(ResolvedHost host) throws NetworkFailure {
    if (!host.addresses().stream().allMatch(guard::allows)) {
      throw new NetworkFailure(Kind.FORBIDDEN);
    }
    NetworkFailure failure = new NetworkFailure(Kind.TIMED_OUT);
    Deadline end = Deadline.in(host.limits().connect());
    int untried = host.addresses().size();
    for (InetAddress address : host.addresses()) {
      if (host.deadline().isOver() || end.isOver()) {
        break;
      }
      Duration share = Duration.ofMillis(Math.max(end.leftMillis() / untried, SHORTEST_SHARE));
      untried--;
      try {
        Socket socket = connect(address, host, Duration.ofMillis(end.atMost(share)));
        return new GuardedConnection(socket, host, trust, watchdog, line);
      } catch (IOException e) {
        failure = new NetworkFailure(kind(e));
      }
    }
    throw failure;
  }

  private Socket connect(InetAddress address, ResolvedHost host, Duration atMost)
      throws IOException {
    Socket socket = new Socket();
    line.tie(socket);
    try {
      socket.setTcpNoDelay(true);
      InetSocketAddress target = new InetSocketAddress(address, host.port());
      socket.connect(target, host.deadline().atMost(atMost));
      return socket;
    } catch (IOException e) {
      line.untie(socket);
      socket.close();
      throw e;
    }
  }

  private static Kind kind(IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return Kind.TIMED_OUT;
    }
    String words = String.valueOf(cause.getMessage());
    if (cause instanceof ConnectException && words.contains("timed out")) {
      return Kind.TIMED_OUT;
    }
    if (words.contains("reset")) {
      return Kind.LOST;
    }
    return cause instanceof ConnectException && words.contains("refused")
        ? Kind.REFUSED
        : Kind.UNREACHABLE;
  }

  static InetAddress literal(HostName host) throws NetworkFailure {
    try {
      return NetworkGuard.named(host.value(), Cidr.parse(host.value()).network());
    } catch (IllegalArgumentException e) {
      throw new NetworkFailure(Kind.UNKNOWN_HOST);
    }
  }

  private String ports() {
    return guard.allowedPorts().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @PreDestroy
  void close() {
    watchdog.close();
    if (lookup != null) {
      lookup.close();
    }
  }
}

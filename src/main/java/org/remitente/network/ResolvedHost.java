package org.remitente.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.remitente.shared.HostName;

/**
 * A name with its addresses, looked up once. Made by {@link MailConnector#resolve}; whether they
 * may be reached is judged where the connection is opened.
 */
public final class ResolvedHost {

  private final HostName name;
  private final int port;
  private final List<InetAddress> addresses;
  private final TimeLimits limits;
  private final Deadline deadline;

  ResolvedHost(
      HostName name, int port, List<InetAddress> addresses, TimeLimits limits, Deadline deadline) {
    this.name = name;
    this.port = port;
    this.addresses = List.copyOf(addresses);
    this.limits = limits;
    this.deadline = deadline;
  }

  /** The name that was configured, which certificates are checked against. */
  public HostName name() {
    return name;
  }

  /** Whether this and another name lead to a common address. */
  public boolean sharesAddressWith(ResolvedHost other) {
    return addresses.stream()
        .anyMatch(
            ours ->
                other.addresses.stream()
                    .anyMatch(theirs -> Arrays.equals(ours.getAddress(), theirs.getAddress())));
  }

  int port() {
    return port;
  }

  List<InetAddress> addresses() {
    return addresses;
  }

  TimeLimits limits() {
    return limits;
  }

  Deadline deadline() {
    return deadline;
  }
}

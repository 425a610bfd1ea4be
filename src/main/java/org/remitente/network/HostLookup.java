package org.remitente.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.HostName;

/** Looks names up; the edge to DNS. */
interface HostLookup extends AutoCloseable {

  /**
   * All addresses of a name, at least one, in the order in which they are to be tried.
   *
   * @param atMost how long it may take
   * @throws NetworkFailure kinds {@code UNKNOWN_HOST}, {@code NO_ADDRESS}, {@code LOOKUP_FAILED}
   */
  List<InetAddress> addresses(String name, Duration atMost) throws NetworkFailure;

  /** Asks the name servers of {@code remitente.dns.servers}, or the system where there are none. */
  static HostLookup asking(Optional<String> nameServers) {
    return nameServers.<HostLookup>map(DnsLookup::new).orElseGet(SystemLookup::new);
  }

  /** The same, but literals of addresses, in brackets or not, which no name server is asked for. */
  default HostLookup literalsAside() {
    return (name, atMost) -> {
      Optional<HostName> literal = HostName.parse(name).filter(HostName::isAddress);
      return literal.isPresent()
          ? List.of(MailConnector.literal(literal.get()))
          : addresses(name, atMost);
    };
  }

  /** Ends what the look-ups need; there are none afterwards. */
  @Override
  default void close() {}
}

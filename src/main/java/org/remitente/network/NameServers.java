package org.remitente.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.lookup.LookupSession;

/** The name servers to ask, as the operator names them. */
final class NameServers {

  private static final int DNS_PORT = 53;
  private static final Duration PER_TRY = Duration.ofSeconds(3);

  private NameServers() {}

  /**
   * @param servers {@code host:port}, separated by commas; the port may be left out
   */
  static LookupSession session(String servers) {
    List<Resolver> resolvers = new ArrayList<>();
    for (String server : servers.split(",")) {
      resolvers.add(resolver(server.strip()));
    }
    return session(new ExtendedResolver(resolvers));
  }

  /** Those that the system is set up with. */
  static LookupSession ofTheSystem() {
    return session(new ExtendedResolver());
  }

  private static LookupSession session(ExtendedResolver all) {
    all.setTimeout(PER_TRY);
    return LookupSession.builder().resolver(all).build();
  }

  private static Resolver resolver(String server) {
    int colon = server.lastIndexOf(':');
    boolean hasPort =
        colon >= 0 && !server.endsWith("]") && server.indexOf(':') == colon
            || server.contains("]:");
    String host = (hasPort ? server.substring(0, colon) : server).replaceAll("[\\[\\]]", "");
    int port = hasPort ? Integer.parseInt(server.substring(colon + 1)) : DNS_PORT;
    SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(host, port));
    resolver.setTimeout(PER_TRY);
    return resolver;
  }
}

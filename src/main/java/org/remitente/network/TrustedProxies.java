package org.remitente.network;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from although proxies stand in between. {@code X-Forwarded-For} counts as
 * far as proxies of ours wrote it ({@code remitente.network.proxies}): whatever stands before that
 * may have been made up by the client.
 */
@ApplicationScoped
public class TrustedProxies {

  private static final int IPV6_LENGTH = 16;

  /** Whoever has one address of IPv6 has a network of this many bytes (RFC 6177). */
  private static final int IPV6_NETWORK = 8;

  @Inject
  @ConfigProperty(name = "remitente.network.proxies")
  Optional<String> configured;

  private List<Cidr> proxies;

  @PostConstruct
  void read() {
    proxies =
        Arrays.stream(configured.orElse("").split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(Cidr::parse)
            .toList();
  }

  /**
   * Who a request is counted for: an address of IPv4, or a network of IPv6.
   *
   * @param peer the address that the connection comes from
   * @param forwardedFor all that the headers say, separated by commas, or null
   */
  public String clientOf(String peer, String forwardedFor) {
    byte[] client = parse(peer).orElse(new byte[0]);
    String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",");
    for (int i = hops.length - 1; i >= 0 && isProxy(client); i--) {
      Optional<byte[]> hop = parse(hops[i].strip());
      if (hop.isEmpty()) {
        break;
      }
      client = hop.get();
    }
    byte[] counted = client.length == IPV6_LENGTH ? Arrays.copyOf(client, IPV6_NETWORK) : client;
    return HexFormat.of().formatHex(counted);
  }

  private boolean isProxy(byte[] address) {
    return proxies.stream().anyMatch(each -> each.contains(address));
  }

  /** Without a port, a zone or brackets, which servers and proxies write or not. */
  private static Optional<byte[]> parse(String text) {
    String address = text.replaceAll("%.*$|[\\[\\]]", "");
    try {
      return Optional.of(Cidr.parse(address).network());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}

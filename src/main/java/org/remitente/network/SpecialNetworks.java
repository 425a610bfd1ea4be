package org.remitente.network;

import java.util.List;
import java.util.stream.Stream;

/**
 * The networks that are not the public Internet (RFC 6890 and the IANA registries of
 * special-purpose addresses), and the IPv6 networks that carry an IPv4 address inside, so that a
 * relay could lead back in.
 */
final class SpecialNetworks {

  private static final List<Cidr> ALL =
      Stream.of(
              // IPv4
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // shared by carriers (CGNAT); some clouds' metadata
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // Azure's own services within each of its machines
              "169.254.0.0/16", // link-local; metadata of clouds
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.31.196.0/24", // AS112
              "192.52.193.0/24", // AMT
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16", // private
              "192.175.48.0/24", // AS112
              "198.18.0.0/15", // benchmarking
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              // IPv6
              "::/96", // unspecified, loopback, IPv4-compatible
              "::ffff:0:0:0/96", // IPv4-translated (SIIT)
              "64:ff9b::/96", // NAT64
              "64:ff9b:1::/48", // NAT64, local
              "100::/64", // discard
              "100:0:0:1::/64", // dummy prefix
              "2001::/23", // protocol assignments: Teredo, benchmarking, ORCHID
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4
              "2620:4f:8000::/48", // AS112
              "3fff::/20", // documentation
              "5f00::/16", // segment routing
              "fc00::/7", // unique local; metadata fd00:ec2::254
              "fe80::/10", // link-local
              "fec0::/10", // site-local
              "ff00::/8") // multicast
          .map(Cidr::parse)
          .toList();

  private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");

  private SpecialNetworks() {}

  /** Whether an address, IPv4-mapped ones already unwrapped, is not on the public Internet. */
  static boolean contain(byte[] address) {
    return ALL.stream().anyMatch(network -> network.contains(address))
        || address.length == 16 && (!GLOBAL_UNICAST.contains(address) || isIsatap(address));
  }

  /**
   * An interface identifier {@code 0:5efe} or {@code 200:5efe} carries an IPv4 address (RFC 5214).
   */
  private static boolean isIsatap(byte[] address) {
    return (address[8] & 0xfd) == 0
        && address[9] == 0
        && address[10] == 0x5e
        && (address[11] & 0xff) == 0xfe;
  }
}

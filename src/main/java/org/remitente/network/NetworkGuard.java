package org.remitente.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says what may be reached of the places that users and servers name: public addresses, and those
 * that the operator allowed ({@code remitente.network.allow}); of ports those of {@code
 * remitente.network.ports}.
 */
@ApplicationScoped
public class NetworkGuard {

  private static final String ANY = "any";
  private static final String MAIL_PORTS = "25,465,587,2525,143,993";

  private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final List<Cidr> allowed;
  private final boolean anyPort;
  private final TreeSet<Integer> ports;

  /** For the container's proxy; it allows nothing. */
  protected NetworkGuard() {
    this("", "0");
  }

  @Inject
  NetworkGuard(
      @ConfigProperty(name = "remitente.network.allow") Optional<String> allow,
      @ConfigProperty(name = "remitente.network.ports") Optional<String> ports) {
    this(allow.orElse(""), ports.orElse(MAIL_PORTS));
  }

  /**
   * @param allow networks in CIDR notation, separated by commas; may be empty
   * @param ports ports separated by commas, or {@code any}
   * @throws IllegalArgumentException where either is malformed
   */
  public NetworkGuard(String allow, String ports) {
    this.allowed = parts(allow).map(Cidr::parse).toList();
    this.anyPort = ANY.equalsIgnoreCase(ports.strip());
    this.ports =
        anyPort
            ? new TreeSet<>()
            : parts(ports).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> parts(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(part -> !part.isEmpty());
  }

  /** Whether an address may be reached. An IPv4-mapped address is judged as the IPv4 address. */
  public boolean allows(InetAddress address) {
    byte[] bytes = unmapped(address.getAddress());
    return allowed.stream().anyMatch(network -> network.contains(bytes))
        || !SpecialNetworks.contain(bytes);
  }

  /**
   * Whether an address may be reached in clear text where the Internet may not: the operator
   * allowed its network.
   */
  public boolean allowsClearText(InetAddress address) {
    byte[] bytes = unmapped(address.getAddress());
    return allowed.stream().anyMatch(network -> network.contains(bytes));
  }

  /** Whether a mail server may be reached at a port. */
  public boolean allowsPort(int port) {
    return port > 0 && port <= 65535 && (anyPort || ports.contains(port));
  }

  /** The ports for mail servers in ascending order; empty where any may be used. */
  public List<Integer> allowedPorts() {
    return List.copyOf(ports);
  }

  /** Whether the literal of an IP address, without brackets, is one of the public Internet. */
  public static boolean isPublic(String literal) {
    try {
      return !SpecialNetworks.contain(unmapped(Cidr.parse(literal).network()));
    } catch (IllegalArgumentException notAnAddress) {
      return true;
    }
  }

  /** The JDK unwraps mapped addresses itself, but only where it parses them. */
  private static byte[] unmapped(byte[] address) {
    boolean mapped =
        address.length == 16
            && Arrays.equals(address, 0, 12, MAPPED_PREFIX, 0, MAPPED_PREFIX.length);
    return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  /** An address with the name that led to it, so that nothing ever looks it up again. */
  static InetAddress named(String name, byte[] address) {
    try {
      return InetAddress.getByAddress(name, address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of " + address.length + " bytes", e);
    }
  }
}

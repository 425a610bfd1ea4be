package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkGuardTest {

  private final NetworkGuard guard = new NetworkGuard("", "25,465,587");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "169.254.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255"
      })
  void refusesIpv4ThatIsNotPublic(String address) throws Exception {
    assertThat(guard.allows(InetAddress.getByName(address))).isFalse();
    assertThat(NetworkGuard.isPublic(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "::7f00:1",
        "::808:808",
        "64:ff9b::a00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::808:808",
        "100::1",
        "2001::1",
        "2001:0:53aa:64c:0:0:0:1",
        "2001:2::1",
        "2001:10::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "2a00:1450::5efe:a00:1",
        "2a00:1450::200:5efe:a00:1",
        "4000::1",
        "::ffff:0:a00:1"
      })
  void refusesIpv6ThatIsNotPublicOrCarriesAnIpv4Address(String address) throws Exception {
    assertThat(guard.allows(InetAddress.getByName(address))).isFalse();
    assertThat(NetworkGuard.isPublic(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2a00:1450:4003:80f::200e",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "2003::1"
      })
  void allowsWhatIsPublic(String address) throws Exception {
    assertThat(guard.allows(InetAddress.getByName(address))).isTrue();
    assertThat(NetworkGuard.isPublic(address)).isTrue();
  }

  @Test
  void judgesAMappedAddressAsTheIpv4AddressInside() throws Exception {
    assertThat(guard.allows(mapped(10, 0, 0, 1))).isFalse();
    assertThat(guard.allows(mapped(8, 8, 8, 8))).isTrue();
    assertThat(new NetworkGuard("10.0.0.0/8", "25").allows(mapped(10, 0, 0, 1))).isTrue();
  }

  private static InetAddress mapped(int a, int b, int c, int d) throws Exception {
    byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) a, (byte) b, (byte) c, (byte) d};
    return Inet6Address.getByAddress(null, bytes, 0);
  }

  @Test
  void allowsOnlyTheNetworksThatTheOperatorNames() throws Exception {
    NetworkGuard own =
        new NetworkGuard(" 127.0.0.0/8 , 192.168.4.0/23, fd00:1::/32,10.1.2.3", "any");

    assertThat(own.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(own.allows(InetAddress.getByName("192.168.5.255"))).isTrue();
    assertThat(own.allows(InetAddress.getByName("192.168.6.0"))).isFalse();
    assertThat(own.allows(InetAddress.getByName("fd00:1::9"))).isTrue();
    assertThat(own.allows(InetAddress.getByName("fd00:2::9"))).isFalse();
    assertThat(own.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(own.allows(InetAddress.getByName("10.1.2.4"))).isFalse();
    assertThat(own.allows(InetAddress.getByName("::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost/8", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "10.0.0/8x"})
  void refusesANetworkThatIsNone(String network) {
    assertThatThrownBy(() -> new NetworkGuard(network, "25"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allowsOnlyTheNamedPorts() {
    assertThat(guard.allowsPort(587)).isTrue();
    assertThat(guard.allowsPort(22)).isFalse();
    assertThat(guard.allowedPorts()).containsExactly(25, 465, 587);
  }

  @Test
  void allowsAnyPortWhereTheOperatorLiftsTheLimit() {
    NetworkGuard any = new NetworkGuard("", "any");

    assertThat(any.allowsPort(1)).isTrue();
    assertThat(any.allowsPort(65535)).isTrue();
    assertThat(any.allowsPort(0)).isFalse();
    assertThat(any.allowsPort(65536)).isFalse();
    assertThat(any.allowedPorts()).isEmpty();
  }
}

package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, '', c6336407",
    "198.51.100.7, 203.0.113.1, c6336407",
    "10.0.0.2, 203.0.113.1, cb007101",
    "10.0.0.2, '203.0.113.9, 203.0.113.1', cb007101",
    "10.0.0.2, '203.0.113.1, 10.0.0.9', cb007101",
    "10.0.0.2, '203.0.113.1, made up', 0a000002",
    "10.0.0.2, '', 0a000002",
    "2001:db8:1:2:3:4:5:6, '', 20010db800010002",
    "'[2001:db8:1:2::9%eth0]', '', 20010db800010002"
  })
  void believeTheHeaderOnlyAsFarAsProxiesOfOursWroteIt(
      String peer, String forwardedFor, String client) {
    TrustedProxies proxies = new TrustedProxies();
    proxies.configured = Optional.of("10.0.0.0/8");
    proxies.read();

    assertThat(proxies.clientOf(peer, forwardedFor)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.2, 203.0.113.1", "127.0.0.1, 203.0.113.1"})
  void areNoneUnlessConfigured(String peer, String forwardedFor) {
    TrustedProxies proxies = new TrustedProxies();
    proxies.configured = Optional.empty();
    proxies.read();

    assertThat(proxies.clientOf(peer, forwardedFor)).isEqualTo(proxies.clientOf(peer, null));
  }
}

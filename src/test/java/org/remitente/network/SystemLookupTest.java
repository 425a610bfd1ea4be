package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.network.NetworkFailure.Kind;

class SystemLookupTest {

  @ParameterizedTest
  @CsvSource({
    "x.example: Name or service not known, UNKNOWN_HOST",
    "x.example: nodename nor servname provided or not known, UNKNOWN_HOST",
    "x.example: No address associated with hostname, NO_ADDRESS",
    "x.example: Temporary failure in name resolution, LOOKUP_FAILED",
    "x.example: Try again, LOOKUP_FAILED",
    "x.example, UNKNOWN_HOST",
    ", UNKNOWN_HOST"
  })
  void readsTheResolversWords(String words, Kind kind) {
    assertThat(SystemLookup.kindOf(words)).isEqualTo(kind);
  }

  @Test
  void findsTheLoopback() throws Exception {
    try (SystemLookup lookup = new SystemLookup()) {
      assertThat(lookup.addresses("localhost", Duration.ofSeconds(5)))
          .isNotEmpty()
          .allMatch(InetAddress::isLoopbackAddress);
    }
  }
}

package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final String NOW = "Thu, 26 Nov 2026 10:00:00 GMT";

  @ParameterizedTest
  @CsvSource({"0, 0", "30, 30", "' 30 ', 30", "86400, 86400", "86401, 86400", "999999999, 86400"})
  void readsSeconds(String header, long seconds) {
    assertThat(RetryAfter.of(header, null)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 26 Nov 2026 10:02:30 GMT', 150",
    "'Thu, 26 Nov 2026 09:00:00 GMT', 0",
    "'Sat, 26 Dec 2026 10:00:00 GMT', 86400"
  })
  void readsADateOnTheServersOwnClock(String header, long seconds) {
    assertThat(RetryAfter.of(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "10000000000", "Thu, 32 Nov 2026 10:00:00 GMT"})
  void readsNothingElse(String header) {
    assertThat(RetryAfter.of(header, NOW)).isEmpty();
  }

  @Test
  void knowsNothingWithoutTheHeaderOrWithoutAClock() {
    assertThat(RetryAfter.of(null, NOW)).isEmpty();
    assertThat(RetryAfter.of(NOW, null)).isEmpty();
    assertThat(RetryAfter.of(NOW, "now")).isEmpty();
  }
}

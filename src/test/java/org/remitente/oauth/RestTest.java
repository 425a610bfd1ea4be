package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider that gives no token is left alone for longer each time. */
class RestTest {

  @ParameterizedTest
  @CsvSource({"0, PT30S", "1, PT1M", "4, PT8M", "5, PT15M", "6, PT15M", "100000, PT15M"})
  void doublesUpToAQuarterHour(int failures, Duration rest) {
    assertThat(Rest.after(failures, Duration.ZERO)).isEqualTo(rest);
  }

  @Test
  void isAtLeastWhatTheProviderWants() {
    assertThat(Rest.after(0, Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
    assertThat(Rest.after(3, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(4));
  }
}

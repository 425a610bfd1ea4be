package org.remitente.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final RandomGenerator MIDDLE = always(0.5);

  private final RetryPolicy policy =
      new RetryPolicy(List.of(Duration.ofMinutes(1), Duration.ofHours(1)), Duration.ofDays(5));

  private static RandomGenerator always(double value) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }

      @Override
      public double nextDouble() {
        return value;
      }
    };
  }

  @Test
  void theLastDelayRepeats() {
    assertThat(policy.delay(0, Duration.ZERO, MIDDLE)).isEqualTo(Duration.ofMinutes(1));
    assertThat(policy.delay(1, Duration.ZERO, MIDDLE)).isEqualTo(Duration.ofHours(1));
    assertThat(policy.delay(99, Duration.ZERO, MIDDLE)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void chanceChangesADelayByAFifthAtMost() {
    assertThat(policy.delay(0, Duration.ZERO, always(0))).isEqualTo(Duration.ofSeconds(48));
    assertThat(policy.delay(0, Duration.ZERO, always(1))).isEqualTo(Duration.ofSeconds(72));
  }

  @Test
  void theLastAttemptComesWhenTheAgeIsReached() {
    Duration failing = Duration.ofDays(5).minusMinutes(10);

    assertThat(policy.delay(1, failing, MIDDLE)).isEqualTo(Duration.ofMinutes(10));
    assertThat(policy.givesUp(failing)).isFalse();
    assertThat(policy.givesUp(failing.plusMinutes(10))).isTrue();
  }
}

package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.company.Companies;
import org.remitente.shared.RateLimitedException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.SteppedClock;
import org.remitente.testing.TestContainer;

@DatabaseTest
class DiscoveryLimitTest {

  private final SteppedClock clock = new SteppedClock("2026-11-24T12:00:00Z");
  private final TestContainer container = new TestContainer().use(Clock.class, clock);
  private final DiscoveryLimit limit = container.get(DiscoveryLimit.class);

  @AfterEach
  void close() {
    container.close();
  }

  private String company() {
    return container.get(Companies.class).create("Acme", "es", null).id();
  }

  @Test
  void holdsForEachCompanyAndPassesWithTheHour() {
    String company = company();
    String other = company();
    limit.count(company);
    clock.advance(Duration.ofMinutes(10));
    for (int i = 1; i < DiscoveryLimit.PER_HOUR; i++) {
      limit.count(company);
    }

    assertThatThrownBy(() -> limit.count(company))
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(50)));
    assertThatCode(() -> limit.count(other)).doesNotThrowAnyException();

    clock.advance(Duration.ofMinutes(50));
    assertThatCode(() -> limit.count(company)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limit.count(company)).isInstanceOf(RateLimitedException.class);
  }
}

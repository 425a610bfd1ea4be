package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What must be written down is tried again, and what is hopeless is not. */
class InsistenceTest {

  private static final RuntimeException OUTAGE =
      new IllegalStateException(new SQLException("gone", "08006"));

  private final AtomicInteger tries = new AtomicInteger();

  private void failOnce(RuntimeException fault) {
    if (tries.getAndIncrement() == 0) {
      throw fault;
    }
  }

  private String failing(RuntimeException fault) {
    tries.incrementAndGet();
    throw fault;
  }

  @Test
  void triesAgainWhateverWentWrong() {
    Insistence.on(() -> failOnce(new IllegalStateException("any fault")));

    assertThat(tries).hasValue(2);
  }

  @Test
  void doesNotInsistOnWhatWeRefuseOurselves() {
    RuntimeException ours = new NotFoundException("company");

    assertThatThrownBy(() -> Insistence.on(() -> failing(ours))).isSameAs(ours);

    assertThat(tries).hasValue(1);
  }

  @Test
  void givesWhatHoldsAfterAnOutage() {
    String told =
        Insistence.overAnOutage(
            Duration.ofSeconds(10),
            () -> {
              failOnce(OUTAGE);
              return "stored";
            });

    assertThat(told).isEqualTo("stored");
    assertThat(tries).hasValue(2);
  }

  @Test
  void letsNobodyWaitForAFaultThatIsNoOutage() {
    RuntimeException fault = new IllegalStateException("a fault of ours");

    assertThatThrownBy(() -> Insistence.overAnOutage(Duration.ofSeconds(10), () -> failing(fault)))
        .isSameAs(fault);

    assertThat(tries).hasValue(1);
  }

  @Test
  void endsWithTheTimeThatIsGiven() {
    assertThatThrownBy(() -> Insistence.overAnOutage(Duration.ZERO, () -> failing(OUTAGE)))
        .isSameAs(OUTAGE);

    assertThat(tries).hasValue(1);
  }

  @Test
  void endsWhereTheNodeStops() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Insistence.on(() -> failing(OUTAGE))).isSameAs(OUTAGE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(tries).hasValue(1);
  }
}

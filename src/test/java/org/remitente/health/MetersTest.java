package org.remitente.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.remitente.delivery.AttemptEnded;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.outbox.MessageState;

/** What Prometheus reads of what was done. */
class MetersTest {

  private final Meters meters = new Meters();

  private List<String> lines(String name) {
    return meters
        .registry()
        .scrape()
        .lines()
        .filter(line -> line.startsWith("remitente_" + name))
        .toList();
  }

  @Test
  void countsAttemptsByProviderStateAndCode() {
    meters.attempt(sent("gmail", Duration.ofMillis(300)));
    meters.attempt(sent("gmail", Duration.ofMillis(40)));
    meters.attempt(
        new AttemptEnded(
            "other", MessageState.REJECTED, Optional.of(DiagnosisCode.RCPT_BAD), Optional.empty()));

    assertThat(lines("attempts_total"))
        .containsExactlyInAnyOrder(
            "remitente_attempts_total{code=\"none\",provider=\"gmail\",state=\"sent\"} 2.0",
            "remitente_attempts_total{code=\"rcpt-bad\",provider=\"other\",state=\"rejected\"} 1.0");
  }

  @Test
  void timesHandOversOfWhatWasHandedOverOnly() {
    meters.attempt(sent("gmail", Duration.ofMillis(300)));
    meters.attempt(
        new AttemptEnded("other", MessageState.WAITING, Optional.empty(), Optional.empty()));

    assertThat(lines("hand_over_seconds"))
        .contains(
            "remitente_hand_over_seconds_bucket{provider=\"gmail\",le=\"0.25\"} 0",
            "remitente_hand_over_seconds_bucket{provider=\"gmail\",le=\"0.5\"} 1",
            "remitente_hand_over_seconds_sum{provider=\"gmail\"} 0.3")
        .noneMatch(line -> line.contains("other"));
  }

  private static AttemptEnded sent(String provider, Duration handOver) {
    return new AttemptEnded(provider, MessageState.SENT, Optional.empty(), Optional.of(handOver));
  }
}

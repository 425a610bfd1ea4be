package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.remitente.network.Lifeline;
import org.remitente.shared.RateLimitedException;

class RunningVerificationsTest {

  private final RunningVerifications running = new RunningVerifications();

  @Test
  void aNodeRunsOnlySoManyAtOnce() {
    for (int i = 0; i < RunningVerifications.AT_ONCE; i++) {
      running.begin("v" + i);
    }

    assertThatThrownBy(() -> running.begin("one more")).isInstanceOf(RateLimitedException.class);
    running.end("v0");
    assertThat(running.begin("one more").isCut()).isFalse();
  }

  @Test
  void whatIsStoppedOrOverHasNoConnections() {
    Lifeline stopped = running.begin("stopped");
    Lifeline over = running.begin("over");
    Lifeline other = running.begin("other");

    running.stop("stopped");
    running.end("over");
    running.stop("unknown here");
    running.end("unknown here");

    assertThat(stopped.isCut()).isTrue();
    assertThat(over.isCut()).isTrue();
    assertThat(other.isCut()).isFalse();
  }
}

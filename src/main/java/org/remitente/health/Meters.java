package org.remitente.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.remitente.delivery.AttemptEnded;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.verification.StageResult;
import org.remitente.verification.VerificationEnded;
import org.remitente.verification.VerificationReport;

/**
 * Counts what this node does. Labels come from closed lists only (states, codes, ids of the
 * catalogue of providers): what a user typed would be told to whoever reads the figures, and would
 * make as many series as there are users.
 */
@ApplicationScoped
class Meters {

  /** The code of what succeeded. */
  private static final String NONE = "none";

  private static final Duration[] LENGTHS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  PrometheusMeterRegistry registry() {
    return registry;
  }

  void attempt(@Observes AttemptEnded attempt) {
    Counter.builder("remitente.attempts")
        .description("Attempts to send a message, by what came of them")
        .tag("provider", attempt.provider())
        .tag("state", attempt.state().tag())
        .tag("code", attempt.code().map(DiagnosisCode::code).orElse(NONE))
        .register(registry)
        .increment();
    attempt
        .handOver()
        .ifPresent(
            length ->
                timer("remitente.hand.over", "From the first command to the last reply")
                    .tag("provider", attempt.provider())
                    .register(registry)
                    .record(length));
  }

  void verification(@Observes VerificationEnded ended) {
    VerificationReport report = ended.report();
    Counter.builder("remitente.verifications")
        .description("Verifications of settings, by their verdict")
        .tag("state", report.state().tag())
        .tag("code", report.diagnosis() == null ? NONE : report.diagnosis().code().code())
        .register(registry)
        .increment();
    report.stages().stream().filter(stage -> stage.millis() != null).forEach(this::stage);
  }

  private void stage(StageResult stage) {
    timer("remitente.verification.stage", "Stages of verifications")
        .tag("service", stage.service().tag())
        .tag("stage", stage.stage().tag())
        .tag("state", stage.state().tag())
        .register(registry)
        .record(Duration.ofMillis(stage.millis()));
  }

  private static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(LENGTHS);
  }
}

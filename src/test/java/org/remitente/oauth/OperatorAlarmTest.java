package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.network.NetworkFailure;
import org.remitente.testing.SteppedClock;

/** What the operator hears of, and how often. */
class OperatorAlarmTest {

  private final Logger log = Logger.getLogger(OperatorAlarm.class.getName());
  private final List<LogRecord> told = new ArrayList<>();
  private final SteppedClock clock = new SteppedClock("2026-11-26T10:00:00Z");
  private final OperatorAlarm alarm = new OperatorAlarm();

  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          told.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    alarm.clock = clock;
    log.addHandler(listener);
  }

  @AfterEach
  void stop() {
    log.removeHandler(listener);
  }

  private List<String> lines() {
    return told.stream().map(new SimpleFormatter()::formatMessage).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_client",
    "400, unauthorized_client",
    "400, invalid_scope",
    "401, deleted_client",
    "400, something_new",
    "404, ''"
  })
  void hearsOfWhatNoUserCanMend(int status, String error) {
    alarm.refused("outlook", new TokenRefusal(status, error, "secret words"));

    assertThat(lines()).singleElement().asString().contains("outlook", error, "" + status);
    assertThat(lines().get(0)).doesNotContain("secret words");
    assertThat(told.get(0).getLevel()).isEqualTo(Level.SEVERE);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant",
    "503, temporarily_unavailable",
    "0, access_denied",
    "400, interaction_required"
  })
  void hearsNothingOfWhatIsTheUsersOrPasses(int status, String error) {
    alarm.refused("outlook", new TokenRefusal(status, error, ""));

    assertThat(told).isEmpty();
  }

  @Test
  void hearsTheSameOnceAnHourHoweverManyAccountsMeetIt() {
    TokenRefusal refusal = new TokenRefusal(401, "invalid_client", "");
    alarm.refused("outlook", refusal);
    alarm.refused("outlook", refusal);
    alarm.refused("google", refusal);
    assertThat(told).hasSize(2);

    clock.advance(Duration.ofHours(1));
    alarm.refused("outlook", refusal);
    alarm.refused("outlook", refusal);

    assertThat(told).hasSize(3);
  }

  @Test
  void whatABrowserMadeUpHidesNothing() {
    alarm.refused("outlook", new TokenRefusal(0, "invalid_client", ""));
    alarm.refused("outlook", new TokenRefusal(401, "invalid_client", ""));

    assertThat(told).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.SEVERE);
  }

  @Test
  void hearsOfAProviderThatDoesNotAnswerAndWhy() {
    alarm.unheard("outlook", NetworkFailure.Kind.TIMED_OUT);
    alarm.unheard("outlook", NetworkFailure.Kind.REFUSED);

    assertThat(lines()).singleElement().asString().contains("outlook", "TIMED_OUT");
  }

  @Test
  void hearsOfAProviderThatIsNotConfiguredAnyMore() {
    alarm.notConfigured("fastmail");
    alarm.notConfigured("fastmail");

    assertThat(lines()).singleElement().asString().contains("remitente.oauth.fastmail.client-id");
  }
}

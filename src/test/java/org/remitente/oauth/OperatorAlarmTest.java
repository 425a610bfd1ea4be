package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.network.NetworkFailure;
import org.remitente.testing.SteppedClock;

/** What the operator hears of, and how often. */
class OperatorAlarmTest {

  private final SteppedClock clock = new SteppedClock("2026-11-26T10:00:00Z");
  private final OperatorAlarm alarm = new OperatorAlarm();

  OperatorAlarmTest() {
    alarm.clock = clock;
  }

  private List<String> told(Runnable work) {
    return Told.by(OperatorAlarm.class, work);
  }

  private List<String> told(int status, String error) {
    return told(() -> alarm.refused("outlook", new TokenRefusal(status, error, "other words")));
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
    assertThat(told(status, error))
        .singleElement()
        .asString()
        .startsWith("SEVERE")
        .contains("outlook", error, "status " + status, "remitente.oauth.outlook.")
        .doesNotContain("other words");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant",
    "503, temporarily_unavailable",
    "0, access_denied",
    "400, interaction_required"
  })
  void hearsNothingOfWhatIsTheUsersOrPasses(int status, String error) {
    assertThat(told(status, error)).isEmpty();
  }

  @Test
  void hearsTheSameOnceAnHourHoweverManyAccountsMeetIt() {
    TokenRefusal refusal = new TokenRefusal(401, "invalid_client", "");
    assertThat(told(401, "invalid_client")).hasSize(1);
    assertThat(told(401, "invalid_client")).isEmpty();
    assertThat(told(() -> alarm.refused("google", refusal))).hasSize(1);

    clock.advance(Duration.ofHours(1));
    assertThat(told(401, "invalid_client")).hasSize(1);
    assertThat(told(401, "invalid_client")).isEmpty();
  }

  @Test
  void whatABrowserMadeUpHidesNothing() {
    assertThat(told(0, "invalid_client")).singleElement().asString().startsWith("WARNING");
    assertThat(told(401, "invalid_client")).singleElement().asString().startsWith("SEVERE");
  }

  @Test
  void hearsOfAProviderThatDoesNotAnswerAndWhy() {
    List<String> told =
        told(
            () -> {
              alarm.unheard("outlook", NetworkFailure.Kind.TIMED_OUT);
              alarm.unheard("outlook", NetworkFailure.Kind.REFUSED);
            });

    assertThat(told).singleElement().asString().contains("outlook", "TIMED_OUT");
  }

  @Test
  void hearsOfAProviderThatIsNotConfiguredAnyMore() {
    List<String> told =
        told(
            () -> {
              alarm.notConfigured("fastmail");
              alarm.notConfigured("fastmail");
            });

    assertThat(told).singleElement().asString().contains("remitente.oauth.fastmail.client-id");
  }
}

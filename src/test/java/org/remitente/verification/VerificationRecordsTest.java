package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.company.Companies;
import org.remitente.shared.RateLimitedException;

class VerificationRecordsTest {

  private static final String COMPANY = "acme";
  private static final Instant NOON = Instant.parse("2026-11-04T12:00:00Z");

  private final VerificationRecords records = new VerificationRecords();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void begin() {
    records.repository = new Rows();
    records.companies =
        new Companies() {
          @Override
          public void takeTurns(String id) {
            // There is only this thread.
          }
        };
    records.changed = event();
    records.perHour = 2;
    at(NOON);
  }

  @SuppressWarnings("unchecked")
  private Event<VerificationChanged> event() {
    return (Event<VerificationChanged>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, args) -> {
              told.add(((VerificationChanged) args[0]).id());
              return null;
            });
  }

  /** Rows in memory. */
  private static final class Rows extends VerificationRepository {
    private final Map<String, VerificationRow> rows = new LinkedHashMap<>();

    @Override
    void add(VerificationRow row) {
      rows.put(row.report().id(), row);
    }

    @Override
    Optional<VerificationRow> find(String companyId, String id) {
      return Optional.ofNullable(rows.get(id)).filter(row -> companyId.equals(COMPANY));
    }

    @Override
    Optional<VerificationRow> lock(String companyId, String id) {
      return find(companyId, id);
    }

    @Override
    List<OffsetDateTime> startsSince(String companyId, OffsetDateTime since) {
      return rows.values().stream()
          .map(VerificationRow::startedAt)
          .filter(start -> start.isAfter(since))
          .toList();
    }

    @Override
    int running(String companyId, OffsetDateTime since) {
      return (int) rows.values().stream().filter(VerificationRow::running).count();
    }

    @Override
    void removeBefore(String companyId, OffsetDateTime before) {
      rows.values().removeIf(row -> row.startedAt().isBefore(before));
    }
  }

  private void at(Instant now) {
    records.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  private static VerificationReport begun(String id) {
    return VerificationReport.begun(id, null, List.of());
  }

  private static VerificationReport passed(String id) {
    return begun(id).judged(new Verdict(List.of(), null, List.of(), Verdict.NOTHING_LEARNED));
  }

  @Test
  void whatFollowsFromAVerdictIsDoneOnce() {
    records.begin(COMPANY, begun("v"), () -> {});

    assertThat(records.conclude(COMPANY, "v", () -> passed("v"))).contains(passed("v"));
    assertThat(records.find(COMPANY, "v")).contains(passed("v"));
    assertThat(records.conclude(COMPANY, "v", VerificationRecordsTest::mustNotHappen)).isEmpty();
  }

  @Test
  void nothingFollowsFromAVerdictAfterACancellation() {
    records.begin(COMPANY, begun("v"), () -> {});
    records.cancel(COMPANY, "v");

    assertThat(records.conclude(COMPANY, "v", VerificationRecordsTest::mustNotHappen)).isEmpty();
    assertThat(records.find(COMPANY, "v").orElseThrow().diagnosis().code().code())
        .isEqualTo("cancelled");
  }

  @Test
  void nothingFollowsFromAVerdictOnceTheVerificationWasShownAsFailed() {
    records.begin(COMPANY, begun("v"), () -> {});
    at(NOON.plusSeconds(61));

    assertThat(records.find(COMPANY, "v").orElseThrow().diagnosis().code().code())
        .isEqualTo("overtime");
    assertThat(records.running(COMPANY, "v")).isFalse();
    assertThat(records.conclude(COMPANY, "v", VerificationRecordsTest::mustNotHappen)).isEmpty();
  }

  @Test
  void tellsOfChangesAndOfNoneThatDidNotCount() {
    records.begin(COMPANY, begun("v"), () -> {});
    records.tell(COMPANY, begun("v"));
    records.cancel(COMPANY, "v");
    records.tell(COMPANY, passed("v"));

    assertThat(told).containsExactly("v", "v");
  }

  private static VerificationReport mustNotHappen() {
    throw new AssertionError("the verification does not count any more");
  }

  @Test
  void saysWhenThereIsRoomForAnother() {
    records.begin(COMPANY, begun("1"), () -> {});
    at(NOON.plusSeconds(600));
    records.begin(COMPANY, begun("2"), () -> {});

    assertThatThrownBy(() -> records.begin(COMPANY, begun("3"), () -> {}))
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(50)));
  }

  @Test
  void onlySoManyOfACompanyRunAtOnce() {
    records.perHour = 100;
    for (int i = 0; i < 25; i++) {
      records.begin(COMPANY, begun("v" + i), () -> {});
    }

    assertThatThrownBy(() -> records.begin(COMPANY, begun("one more"), () -> {}))
        .isInstanceOf(RateLimitedException.class);
    records.cancel(COMPANY, "v0");
    records.begin(COMPANY, begun("one more"), () -> {});
  }

  @Test
  void aLimitOfNoneRefusesEach() {
    records.perHour = 0;

    assertThatThrownBy(() -> records.begin(COMPANY, begun("1"), () -> {}))
        .isInstanceOf(RateLimitedException.class);
  }
}

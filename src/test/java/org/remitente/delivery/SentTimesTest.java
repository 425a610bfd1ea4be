package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.SentCopyPolicy;
import org.remitente.limit.SentMessages;
import org.remitente.testing.DatabaseTest;

/** What an account has sent is counted from its messages. */
@DatabaseTest
class SentTimesTest {

  private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-12-01T09:00:00Z");

  private SendingCompany acme;
  private SentMessages sent;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
    sent = acme.container.get(SentTimesRepository.class).of(acme.company, acme.account);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  /** A message of an account that was sent so many minutes after nine. */
  private void sentAt(String account, int minutes) {
    String id = acme.accept("F-" + minutes, "ana@cliente.es");
    acme.sql(
        "update outbox_message set state = 'SENT', account_id = '%s', sent_at = timestamp with time zone '%s' where id = '%s'"
            .formatted(account, "2026-12-01 09:%02d:00+00".formatted(minutes), id));
  }

  @Test
  void countsWhatWasSentAfterATime() {
    sentAt(acme.account, 1);
    sentAt(acme.account, 2);
    sentAt(acme.account, 3);

    assertThat(sent.since(NINE)).isEqualTo(3);
    assertThat(sent.since(NINE.plusMinutes(1))).as("one at that very time").isEqualTo(2);
    assertThat(sent.since(NINE.plusMinutes(3))).isZero();
  }

  @Test
  void findsTheLatestOnes() {
    sentAt(acme.account, 2);
    sentAt(acme.account, 1);
    sentAt(acme.account, 3);

    assertThat(sent.nthLatest(1)).map(OffsetDateTime::toInstant).hasValue(minute(3));
    assertThat(sent.nthLatest(3)).map(OffsetDateTime::toInstant).hasValue(minute(1));
    assertThat(sent.nthLatest(4)).isEmpty();
  }

  private static Instant minute(int minutes) {
    return NINE.plusMinutes(minutes).toInstant();
  }

  @Test
  void leavesOutWhatWaitsAndWhatOthersSent() {
    acme.accept("F-9", "ana@cliente.es");
    sentAt(acme.addAccount(SentCopyPolicy.OFF, null), 1);

    assertThat(sent.since(NINE)).isZero();
    assertThat(sent.nthLatest(1)).isEmpty();
  }
}

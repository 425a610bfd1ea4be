package org.remitente.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.mail.CertificateTerm;
import org.remitente.mail.MailboxRoom;

/** What ends so soon that somebody must hear of it. */
class NearEndingsTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-27T10:00:00Z");

  private final NearEndings endings = new NearEndings(NOW);

  @ParameterizedTest
  @CsvSource({
    "-76, 13, true",
    "-75, 15, false",
    "-1, 10, true",
    "-90, -1, false",
    // Those that a machine renews every few days.
    "-2, 4, false",
    "-5, 1, true"
  })
  void aCertificateInTheLastTwoWeeksOfItsLife(int from, int until, boolean near) {
    endings.certificate(new CertificateTerm(NOW.plusDays(from), NOW.plusDays(until)));

    assertThat(endings.all()).hasSize(near ? 1 : 0);
    assertThat(endings.hasLookedFor(EndingCause.CERTIFICATE)).isTrue();
  }

  @Test
  void ofTwoCertificatesTheOneThatEndsFirst() {
    endings.certificate(new CertificateTerm(NOW.minusDays(80), NOW.plusDays(9)));
    endings.certificate(new CertificateTerm(NOW.minusDays(80), NOW.plusDays(5)));
    endings.certificate(null);

    assertThat(endings.all()).containsExactly(new Ending(EndingCause.CERTIFICATE, NOW.plusDays(5)));
  }

  @ParameterizedTest
  @CsvSource({"59, true", "61, false", "-1, false"})
  void anAnnouncedDayTwoMonthsBefore(int days, boolean near) {
    endings.passwordSignIn(Optional.of(NOW.plusDays(days)));

    assertThat(endings.all()).hasSize(near ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"899, false", "900, true", "999, true", "1000, false", "1200, false"})
  void aMailboxThatIsNearlyFull(int used, boolean near) {
    endings.room(new MailboxRoom(used, 1000));

    assertThat(endings.all()).hasSize(near ? 1 : 0);
    assertThat(NearEndings.isFull(new MailboxRoom(used, 1000))).isEqualTo(used >= 1000);
  }

  @Test
  void whatHasNoDayComesLast() {
    endings.room(new MailboxRoom(95, 100));
    endings.consent(Optional.of(NOW.plusDays(3)));
    endings.passwordSignIn(Optional.empty());

    assertThat(endings.all())
        .extracting(Ending::cause)
        .containsExactly(EndingCause.CONSENT, EndingCause.MAILBOX);
  }
}

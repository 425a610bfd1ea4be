package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.FolderMark;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailboxRoom;
import org.remitente.mail.MessageContent;
import org.remitente.mail.MessageTrace;
import org.remitente.mail.ReportReader;
import org.remitente.mail.SentFolder;
import org.remitente.mail.ServerFacts;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;
import org.remitente.testing.SteppedClock;

class CopyWatchTest {

  private static final String UNKNOWN = "220 mail.acme.es ESMTP ready";
  private static final MessageTrace TRACE =
      new MessageTrace("<1@acme.es>", OffsetDateTime.parse("2026-03-01T10:00:00Z"));
  private static final EmailAddress OTHER = new EmailAddress("otra@acme.es");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final SteppedClock clock = new SteppedClock("2026-03-01T10:00:00Z");
  private final Instant begun = clock.instant();
  private final Mailbox mailbox = new Mailbox();
  private Boolean providerKeeps;

  /** A mailbox in which messages appear after a while. */
  private final class Mailbox implements MailStore.Connection {
    private final Map<String, Duration> appears = new HashMap<>();
    private final Map<String, EmailAddress> senders = new HashMap<>();

    @Override
    public ServerFacts facts() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SentFolder sentFolder(String named, Language language) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void readReports(
        String folder, FolderMark after, OffsetDateTime since, ReportReader reader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean holds(String folder, MessageTrace wanted) {
      assertThat(wanted).isEqualTo(TRACE);
      Duration since = appears.get(folder);
      return since != null && !clock.instant().isBefore(begun.plus(since));
    }

    @Override
    public Optional<EmailAddress> sender(String folder, MessageTrace wanted) {
      return Optional.ofNullable(senders.get(folder));
    }

    @Override
    public Long sizeLimit(String folder) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<MailboxRoom> room(String folder) {
      return Optional.empty();
    }

    @Override
    public void append(String folder, MessageContent content, OffsetDateTime received) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      throw new UnsupportedOperationException();
    }
  }

  private CopyWatch.Seen watch(String greetings, Duration longest) throws Exception {
    return new CopyWatch(clock, clock::advance, providerKeeps)
        .watch(mailbox, "Sent", TRACE, greetings, longest);
  }

  private static CopyWatch.Seen seen(boolean arrived, boolean kept) {
    return new CopyWatch.Seen(arrived, kept, null);
  }

  private Duration spent() {
    return Duration.between(begun, clock.instant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.acme.es ESMTP Postfix",
        "* OK Dovecot ready.",
        "Courier-IMAP",
        "GreenMail",
        "220 mail.acme.es ESMTP Exim 4.96"
      })
  void softwareThatKeepsNoCopyIsWatchedForASecondAfterArrival(String greetings) throws Exception {
    mailbox.appears.put("INBOX", Duration.ofMillis(500));

    assertThat(watch(greetings, LONG)).isEqualTo(seen(true, false));
    assertThat(spent()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void unknownSoftwareIsWatchedForSixSeconds() throws Exception {
    mailbox.appears.put("INBOX", Duration.ZERO);

    assertThat(watch(UNKNOWN, LONG)).isEqualTo(seen(true, false));
    assertThat(spent()).isEqualTo(Duration.ofSeconds(6));
  }

  @ParameterizedTest
  @CsvSource({"false, 220 mail.acme.es ESMTP ready, 1", "true, Postfix, 6"})
  void whatIsKnownOfTheProviderCountsMoreThanTheGreeting(
      boolean keeps, String greetings, long seconds) throws Exception {
    providerKeeps = keeps;
    mailbox.appears.put("INBOX", Duration.ZERO);

    watch(greetings, LONG);

    assertThat(spent()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void whatNeverArrivesIsWatchedForSixSecondsWhateverTheSoftware() throws Exception {
    assertThat(watch("Postfix Dovecot", LONG)).isEqualTo(seen(false, false));
    assertThat(spent()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void lateArrivalDoesNotMakeTheWatchLonger() throws Exception {
    mailbox.appears.put("INBOX", Duration.ofMillis(5750));

    assertThat(watch("Postfix", LONG)).isEqualTo(seen(true, false));
    assertThat(spent()).isEqualTo(Duration.ofSeconds(6));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "250, 2000, 2000", "3000, 500, 3000", "0, 6000, 6000"})
  void endsAsSoonAsTheProvidersCopyIsSeen(long arrives, long kept, long ends) throws Exception {
    mailbox.appears.put("INBOX", Duration.ofMillis(arrives));
    mailbox.appears.put("Sent", Duration.ofMillis(kept));

    assertThat(watch(UNKNOWN, LONG)).isEqualTo(seen(true, true));
    assertThat(spent()).isEqualTo(Duration.ofMillis(ends));
  }

  @Test
  void aCopyThatIsThereCountsWhateverTheSoftware() throws Exception {
    mailbox.appears.put("INBOX", Duration.ZERO);
    mailbox.appears.put("Sent", Duration.ofMillis(750));

    assertThat(watch("Dovecot", LONG)).isEqualTo(seen(true, true));
  }

  @Test
  void takesNoLongerThanIsLeft() throws Exception {
    assertThat(watch(UNKNOWN, Duration.ofSeconds(2))).isEqualTo(seen(false, false));
    assertThat(spent()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void looksOnceWhereNoTimeIsLeft() throws Exception {
    mailbox.appears.put("INBOX", Duration.ZERO);

    assertThat(watch(UNKNOWN, Duration.ofSeconds(-3))).isEqualTo(seen(true, false));
    assertThat(spent()).isZero();
  }

  @Test
  void tellsTheSenderOfWhatArrived() throws Exception {
    mailbox.appears.put("INBOX", Duration.ZERO);
    mailbox.appears.put("Sent", Duration.ZERO);
    mailbox.senders.put("INBOX", OTHER);

    assertThat(watch(UNKNOWN, LONG).sender()).isEqualTo(OTHER);
  }

  @Test
  void tellsTheSenderOfWhatWasKeptWhereNothingArrived() throws Exception {
    mailbox.appears.put("Sent", Duration.ZERO);
    mailbox.senders.put("Sent", OTHER);

    assertThat(watch(UNKNOWN, LONG)).isEqualTo(new CopyWatch.Seen(false, true, OTHER));
  }

  @ParameterizedTest
  @CsvSource({"0, true, 0", "1800, true, 2000", "2250, false, 2000"})
  void waitsAMomentUntilAFiledCopyIsShown(long shown, boolean there, long spent) throws Exception {
    mailbox.appears.put("Sent", Duration.ofMillis(shown));

    assertThat(new CopyWatch(clock, clock::advance, null).filed(mailbox, "Sent", TRACE))
        .isEqualTo(there);
    assertThat(spent()).isEqualTo(Duration.ofMillis(spent));
  }
}

package org.remitente.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.testing.FakeMailServers;

/** From a server's words to the pause of its account; {@code none} where only a message waits. */
class RefusalTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-01T09:00:00Z");

  /** Six hundred in the last day, the first of them twenty hours ago; fifty in the last hour. */
  private static final SentMessages SENT =
      SentTimes.at(NOW.minusHours(20), 550).and(SentTimes.at(NOW.minusMinutes(1), 50));

  private static Diagnosis diagnosis(String host, Stage stage, String reply) {
    return DiagnosisCatalogue.diagnose(
        new MailFailure(
            Service.SMTP,
            stage,
            FailureKind.REFUSED,
            FakeMailServers.reply(reply),
            Map.of("host", host)),
        CredentialSource.SMTP);
  }

  private static String pause(Diagnosis diagnosis, SentMessages sent) {
    return Refusal.of(diagnosis, 0, sent, NOW)
        .map(refusal -> refusal.holds() ? refusal.pause(1) : Duration.ZERO)
        .map(Duration::toString)
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp.gmail.com | DATA | PT4H | 550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852",
        "smtp.gmail.com | DATA | PT4H | 550 5.4.5 Daily SMTP relay limit exceeded for user",
        "smtp.gmail.com | DATA | PT4H | 550 5.7.1 Daily SMTP relay sending limit exceeded for this customer",
        "smtp.gmail.com | DATA | PT1M | 421 4.7.28 Our system has detected an unusual rate of email",
        "smtp.gmail.com | DATA | PT1M | 550 5.7.1 This email has been rate limited",
        "smtp.gmail.com | RECIPIENT | none | 452 4.5.3 Your message has too many recipients",
        "smtp.gmail.com | RECIPIENT | none | 550 5.5.3 Too many recipients for this sender",
        "smtp.office365.com | LOGIN | PT30S | 432 4.3.2 Concurrent connections limit exceeded",
        "smtp.office365.com | DATA | PT30S | 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
        "smtp.office365.com | DATA | PT4H | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
        "smtp.office365.com | DATA | PT4H | 550 5.2.2 Submission quota exceeded",
        "smtp.office365.com | DATA | none | 554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException",
        "smtp.office365.com | DATA | PT4H | 550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
        "smtp.office365.com | SENDER | none | 550 5.1.8 Access denied, bad outbound sender",
        "smtp.office365.com | RECIPIENT | none | 450 5.2.121 Recipient's per hour message receive limit exceeded",
        "smtp.mail.me.com | DATA | PT4H | 550 5.7.1 You have exceeded your daily sending limit",
        "smtp.mail.me.com | DATA | PT4H | 450 4.2.1 Sending limit exceeded",
        "smtp.mail.yahoo.com | SENDER | none | 421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints",
        "smtp.mail.yahoo.com | SENDER | PT4H | 521 Mail over the limit",
        "smtp.ionos.es | SENDER | PT1H | 450 Requested mail action not taken: mailbox unavailable 450 Mail send limit exceeded.",
        "mail.acme.es | SENDER | PT1M | 450 4.7.1 Error: too much mail from 192.0.2.1",
        "mail.acme.es | RECIPIENT | PT1M | 450 4.7.1 Error: too many recipients from 192.0.2.1",
        "mail.acme.es | RECIPIENT | none | 452 4.5.3 Error: too many recipients",
        "mail.acme.es | SENDER | PT0S | 421 too many messages in this connection",
        "mail.acme.es | GREETING | PT30S | 421 4.7.0 Error: too many connections from 192.0.2.1",
        "mail.acme.es | SENDER | none | 451 4.4.5 Congestion",
        "mail.acme.es | SENDER | PT5H30M | 450 Sending limit exceeded, try again in 5.5 hours",
        "mail.acme.es | LOGIN | PT1H | 454 4.7.0 Too many login attempts, please try again later.",
        "mail.acme.es | LOGIN | none | 454 4.7.0 Temporary authentication failure",
      })
  void holdsTheAccountByWhatItMeans(String host, Stage stage, String pause, String reply) {
    assertThat(pause(diagnosis(host, stage, reply), SENT)).isEqualTo(pause);
  }

  @Test
  void triesADaysLimitWithCareWhereNothingWasSent() {
    Diagnosis daily =
        diagnosis("smtp.gmail.com", Stage.SENDER, "550 5.4.5 Daily user sending limit exceeded");

    assertThat(pause(daily, SentTimes.NONE)).isEqualTo("PT1H");
  }

  @Test
  void neverTakesASignInThatFailedForNowForAPassword() {
    Diagnosis outage =
        diagnosis("mail.acme.es", Stage.LOGIN, "454 4.7.0 Temporary authentication failure");
    Diagnosis refused =
        diagnosis("mail.acme.es", Stage.LOGIN, "535 5.7.8 Authentication credentials invalid");

    assertThat(outage.stopsAccount()).isFalse();
    assertThat(outage.fields()).isEmpty();
    assertThat(refused.stopsAccount()).isTrue();
    assertThat(Refusal.of(refused, 0, SENT, NOW)).isEqualTo(Optional.empty());
  }

  @Test
  void saysNothingOfAMessageWhoseFateIsUnknown() {
    Diagnosis doubt =
        DiagnosisCatalogue.diagnose(
            MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.CONNECTION_LOST),
            CredentialSource.SMTP);

    assertThat(Refusal.of(doubt, 0, SENT, NOW)).isEqualTo(Optional.empty());
  }
}

package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** Which limit of the account a refusal speaks of; {@code none} where it is another matter. */
class ReachedLimitTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-26T09:00:00Z");

  private static String limitOf(Diagnosis diagnosis) {
    return diagnosis.reachedLimit().map(ReachedLimit::tag).orElse("none");
  }

  private static Diagnosis refused(String service, String stage, String reply) {
    return Replies.refused(
        Service.valueOf(service.toUpperCase(Locale.ROOT)),
        Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
        reply);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Quotas and rates of the facts.
        "data | day | 550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852",
        "sender | day | 550-5.4.5 Daily user sending limit exceeded 550 5.4.5 gsmtp",
        "sender | day | 550 5.4.5 No",
        "data | day | 550 5.4.5 Daily SMTP relay limit exceeded for user",
        "data | day | 550 5.7.1 Daily SMTP relay sending limit exceeded for this customer",
        "data | rate | 421 4.7.28 Our system has detected an unusual rate of email",
        "sender | rate | 421 4.7.28 Wait",
        "data | rate | 550 5.7.1 This email has been rate limited",
        "recipient | none | 452 4.5.3 Your message has too many recipients",
        "recipient | none | 452-4.5.3 Your message has too many recipients. For more information regarding 452-4.5.3 Google's sending limits, please visit: 452 4.5.3 https://support.google.com/mail/?p=TooManyRecipientsMessage",
        "recipient | none | 550 5.5.3 Too many recipients for this sender",
        "login | connections | 432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending",
        "data | connections | 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=AM0PR01MB0001.eurprd01.prod.exchangelabs.com]",
        "sender | connections | 432 4.3.2 Later",
        "data | day | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message due to a permanent exception",
        "data | day | 550 5.2.2 Submission quota exceeded",
        "data | none | 554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded",
        "data | none | 554 5.2.0 STOREDRV.Submission.Exception:OtherException",
        "data | day | 550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
        "sender | none | 550 5.1.8 Access denied, bad outbound sender",
        "sender | none | 550 5.7.501 Access denied, banned sender",
        "sender | none | 550 5.7.705 Access denied, tenant has exceeded threshold",
        "recipient | none | 450 5.2.121 Recipient's per hour message receive limit from this server exceeded",
        "recipient | none | 450 5.2.122 Recipient's per hour message receive limit exceeded",
        "data | day | 550 5.7.1 You have exceeded your daily sending limit",
        "sender | none | 421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints",
        "sender | none | 554 [TS03] All messages from 192.0.2.1 will be permanently deferred",
        "sender | unsaid | 521 Mail over the limit",
        "sender | day | 521 Sorry, you are over the limit. Try again tomorrow.",
        "sender | unsaid | 450-Requested mail action not taken: mailbox unavailable 450 Mail send limit exceeded.",
        "sender | rate | 450 4.7.1 Error: too much mail from 192.0.2.1",
        "recipient | rate | 450 4.7.1 Error: too many recipients from 192.0.2.1",
        "recipient | none | 452 4.5.3 Error: too many recipients",
        "recipient | none | 452 too many recipients",
        "recipient | none | 552 too many recipients",
        "sender | connection | 421 too many messages in this connection",
        "sender | none | 451 4.4.5 Congestion",
        // The door of servers that are busy, or that count.
        "greeting | connections | 421 Too many concurrent SMTP connections; please try again later",
        "greeting | none | 421 Too much load; please try again later",
        "greeting | connections | 421 4.7.0 mail.acme.es Error: too many connections from 192.0.2.1",
        "greeting | connections | 421 mwinf5c22 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]",
        "greeting | rate | 421 4.3.2 Connection rate limit exceeded.",
        "greeting | none | 421 4.7.0 Try again later, closing connection",
        "sender | none | 421 4.4.5 Server busy",
        "sender | none | 421 4.3.0 Temporary System Problem",
        "login | connections | 421 4.7.0 Too many concurrent connections for this user",
        // Sign-ins: a limit of theirs, an outage, and a wrong password.
        "login | sign_ins | 454 4.7.0 Too many login attempts, please try again later.",
        "login | sign_ins | 450 4.7.1 Error: too many AUTH commands from 192.0.2.1",
        "login | none | 454 4.7.0 Temporary authentication failure",
        "login | none | 454 4.7.0 Cannot authenticate due to a temporary system problem",
        "login | none | 535 5.7.8 Authentication credentials invalid",
        // Other servers.
        "recipient | hour | 550 Domain acme.es has exceeded the max emails per hour (25/25 (100%)) allowed. Message discarded.",
        "recipient | hour | 550 Domain acme.es has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded.",
        "data | hour | 450 4.7.1 <END-OF-MESSAGE>: End-of-data rejected: Number messages per hour exceeded. Error:RATE_MSG",
        "data | day | 554 5.7.1 <DATA>: Data command rejected: only 10 messages per day",
        "recipient | day | 550 ana@acme.es has exceeded its 24 hour sending limit. Messages to x@y.es not sent.",
        "recipient | unsaid | 550 User has exceeded outgoing email quota",
        "recipient | hour | 452 4.5.3 Too many messages this hour",
        "sender | day | 452 4.5.3 Daily message limit exceeded",
        "recipient | hour | 550 5.7.1 Ha superado el límite de envíos por hora",
        "recipient | day | 554 Límite diario de mensajes alcanzado",
        "recipient | day | 550 Limite invio giornaliero superato",
        "recipient | unsaid | 450 Sie haben Ihr Sendelimit erreicht",
        "data | rate | 454 Throttling failure: Maximum sending rate exceeded.",
        "data | day | 454 Throttling failure: Daily message quota exceeded.",
        "sender | rate | 452 4.4.5 Messages per second limit exceeded",
        "sender | connection | 452 4.4.5 Maximum number of messages per session exceeded.",
        "sender | connection | 452 4.7.28 mail.example.org Session exceeded transfer quota.",
        "recipient | rate | 451 4.7.1 <facturas@acme.es>: Sender address rejected: hostinger_out_ratelimit",
        "recipient | day | 451 4.7.1 max number of new/first-time recipients (20) over past 24h reached, try increasing per-account setting MaxFirstTimeRecipientsPerDay",
        "recipient | none | 450 4.2.1 <facturas@acme.es>: Mailbox received too much email in a short period of time (G30)",
        "recipient | none | 450-4.2.1 The user you are trying to contact is receiving mail at a rate that 450-4.2.1 prevents additional messages from being delivered.",
        "recipient | none | 450 4.2.0 Greylisted",
        "recipient | none | 550 5.1.1 User unknown",
      })
  void isReadFromWhatTheServerSays(String stage, String limit, String reply) {
    assertThat(limitOf(refused("smtp", stage, reply))).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graph | sender | unsaid | 403 ErrorExceededMessageLimit Cannot send mail. Message limit exceeded.",
        "graph | sender | day | 403 ErrorSubmissionQuotaExceeded Submission quota exceeded.",
        "graph | data | connections | 429 ApplicationThrottled Application is over its MailboxConcurrency limit.",
        "graph | data | rate | 429 TooManyRequests Too many requests.",
        "gmail | sender | rate | 403 userRateLimitExceeded User Rate Limit Exceeded",
        "gmail | sender | day | 403 dailyLimitExceeded Daily Limit Exceeded",
        "gmail | sender | rate | 429 rateLimitExceeded User-rate limit exceeded. Retry after 2026-11-26T10:00:00.000Z",
        "gmail | sender | rate | 403 rateLimitExceeded Rate Limit Exceeded",
        "gmail | data | connections | 429 RESOURCE_EXHAUSTED Too many concurrent requests for user",
        "gmail | data | none | 503 backendError Backend Error",
      })
  void isReadFromTheAnswersOfApis(String service, String stage, String limit, String reply) {
    assertThat(limitOf(refused(service, stage, reply))).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.ionos.es, hour",
    "smtp.mail.yahoo.com, day",
    "smtp.office365.com, unsaid",
    "smtp.acme.es, unsaid",
  })
  void isTheOnlyOneThatTheProviderHasWhereItSaysNoMore(String host, String limit) {
    Diagnosis diagnosis =
        DiagnosisCatalogue.diagnose(
            new MailFailure(
                Service.SMTP,
                Stage.SENDER,
                FailureKind.REFUSED,
                Replies.reply(Service.SMTP, "450 Mail send limit exceeded."),
                Map.of("host", host)),
            CredentialSource.SMTP);

    assertThat(limitOf(diagnosis)).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.4.5 Daily user sending limit exceeded",
        "450 Mail send limit exceeded.",
        "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
        "421 4.7.28 Our system has detected an unusual rate of email",
      })
  void neitherRefusesTheMessageNorStopsTheAccount(String reply) {
    Diagnosis diagnosis = Replies.refused(Service.SMTP, Stage.SENDER, reply);

    assertThat(diagnosis.temporaryForProvenAccount()).isTrue();
    assertThat(diagnosis.stopsAccount()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login | 900 | 535 5.7.8 Too many failed login attempts. Try again in 15 minutes.",
        "login | 1800 | 550 5.7.1 Too many unsuccessful logins. Your IP is blocked for 30 minutes",
        "login | 600 | 535 5.7.8 Too many authentication errors from your address, try again in 600 seconds",
        "login | 1800 | 535 Compte bloqué suite à un trop grand nombre d'échecs, réessayez dans 30 minutes",
        "sender | 5508 | 550 User facturas@acme.es has exceeded its 24-hour sending limit. Messages to 250 recipients out of 250 allowed have been sent. Relay quota will reset in 1.53 hours.",
        "sender | 86400 | 450 Hourly limit exceeded, retry in 9999 hours",
      })
  void comesWithTheTimeThatTheServerNames(String stage, long seconds, String reply) {
    assertThat(refused("smtp", stage, reply).retryAfter(NOW)).hasValue(Duration.ofSeconds(seconds));
  }

  @Test
  void comesWithTheMomentThatGoogleNames() {
    Diagnosis google =
        refused(
            "gmail",
            "sender",
            "429 rateLimitExceeded User-rate limit exceeded. Retry after 2026-11-26T10:00:00.000Z");

    assertThat(google.retryAfter(NOW)).hasValue(Duration.ofHours(1));
    assertThat(google.retryAfter(NOW.plusHours(2))).hasValue(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 ana@acme.es has exceeded its 24 hour sending limit.",
        "550 More than 250 messages in 24 hours",
        "550 Domain acme.es has exceeded the max emails per hour (25/25 (100%)) allowed.",
        "450 Mail send limit exceeded. See https://acme.es/retry/2026",
      })
  void namesNoTimeWhereOnlyTheLimitIsTold(String reply) {
    assertThat(refused("smtp", "sender", reply).retryAfter(NOW)).isEqualTo(Optional.empty());
  }

  @Test
  void isToldByTheHeaderRatherThanByTheWords() {
    Diagnosis diagnosis =
        DiagnosisCatalogue.diagnose(
            new MailFailure(
                Service.GRAPH,
                Stage.DATA,
                FailureKind.REFUSED,
                Replies.reply(Service.GRAPH, "429 TooManyRequests Try again in 10 minutes."),
                Map.of("retryAfter", "150")),
            CredentialSource.SMTP);

    assertThat(diagnosis.retryAfter(NOW)).hasValue(Duration.ofSeconds(150));
  }
}

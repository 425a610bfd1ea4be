package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.account.AccountServers;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.remedy.RemedyRig;
import org.remitente.remedy.ServerTrials;
import org.remitente.remedy.StoredSecrets;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.SteppedClock;
import org.remitente.testing.TestAuthority;

/** What is learnt of the Sent folder of providers that treat a message each in its own way. */
@Timeout(20)
class SentLearntTest {

  private static final String USER = "ana@acme.es";
  private static final Credentials CREDENTIALS = new Credentials(USER, Secret.of("s3creto"));
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));
  private static final MailServers SERVERS =
      new MailServers(
          new MailConnector(
              new NetworkGuard("127.0.0.0/8,::1", "any"),
              new TlsTrust(TestAuthority.shared().caPem())),
          "https://remitente.acme.es");

  private final SteppedClock clock = new SteppedClock("2026-03-01T10:00:00Z");
  private final Instant begun = clock.instant();
  private final Mailboxes mailboxes = new Mailboxes().user(USER, "s3creto");
  private final ScriptedSmtpServer smtp =
      new ScriptedSmtpServer(new Mailboxes().user(USER, "s3creto"));
  private final ScriptedImapServer imap = new ScriptedImapServer(mailboxes);
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private UnaryOperator<String> treatment = UnaryOperator.identity();
  private Duration keepsAfter;

  @AfterEach
  void close() {
    smtp.close();
    imap.close();
    executor.shutdownNow();
  }

  private Verdict verify() throws InterruptedException {
    AccountServers servers =
        new AccountServers(
            new EmailAddress(USER),
            "Ana",
            endpoint(smtp.port()),
            CREDENTIALS,
            endpoint(imap.port()),
            CREDENTIALS,
            false,
            null);
    StageBoard board = new StageBoard(clock, () -> {});
    board.layOut(servers);
    MailWays ways =
        new MailWays(
            SERVERS.transport(servers.smtp(), CREDENTIALS, PATIENCE),
            SERVERS.store(servers.imap(), CREDENTIALS, PATIENCE));
    RemedyRig rig = new RemedyRig(SERVERS, clock);
    ServerTrials trials = rig.trials();
    Cancellation cancellation = new Cancellation(() -> false);
    return new AccountVerifier(
            clock,
            trials.time(),
            new CopyWatch(clock, this::pass, null),
            executor,
            board,
            cancellation,
            rig.remedies(trials, executor, cancellation::check))
        .verify(servers, ways, StoredSecrets.NONE, Language.ES);
  }

  private static ServerEndpoint endpoint(int port) {
    return new ServerEndpoint(new HostName("localhost"), port, ConnectionSecurity.NONE);
  }

  /** Time passes, and the provider treats the message and puts it where it wants. */
  private void pass(Duration length) {
    clock.advance(length);
    byte[] message =
        treatment
            .apply(new String(smtp.messages().get(0).content(), StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    if (mailboxes.messages(USER, "INBOX").isEmpty()) {
      mailboxes.deliver(USER, message);
    }
    boolean isTime = keepsAfter != null && !clock.instant().isBefore(begun.plus(keepsAfter));
    if (isTime && mailboxes.messages(USER, "Sent").isEmpty()) {
      mailboxes.file(USER, "Sent", message);
    }
  }

  private void assertProviderSaves(Verdict verdict) {
    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.learned().sentCopy()).isEqualTo(SentCopyPolicy.PROVIDER_SAVES);
    assertThat(verdict.learned().sentFolder()).isEqualTo("Sent");
    assertThat(mailboxes.messages(USER, "Sent")).hasSize(1);
    assertThat(imap.received()).noneMatch(line -> line.contains("APPEND"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Microsoft-Original-Message-ID", "X-Google-Original-Message-ID"})
  void aProviderThatReplacesTheMessageIdAndKeepsItElsewhereIsSeenToSave(String header)
      throws Exception {
    keepsAfter = Duration.ofSeconds(1);
    treatment =
        text ->
            text.replaceFirst(
                    "Message-ID: (<[^>]+>)", "Message-ID: <its@own>\r\n" + header + ": $1")
                .replaceFirst("X-Remitente-ID: .*\r\n", "");

    assertProviderSaves(verify());
  }

  @Test
  void aProviderThatReplacesTheMessageIdAltogetherIsSeenToSave() throws Exception {
    keepsAfter = Duration.ofSeconds(1);
    treatment = text -> text.replaceFirst("Message-ID: <[^>]+>", "Message-ID: <its@own>");

    assertProviderSaves(verify());
  }

  @Test
  void aProviderThatTakesFourSecondsIsSeenToSave() throws Exception {
    keepsAfter = Duration.ofSeconds(4);

    assertProviderSaves(verify());
  }

  @Test
  void aProviderThatKeepsNothingGetsOurCopy() throws Exception {
    Verdict verdict = verify();

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.learned().sentCopy()).isEqualTo(SentCopyPolicy.APPEND);
    assertThat(mailboxes.messages(USER, "Sent"))
        .singleElement()
        .satisfies(copy -> assertThat(copy.content()).isEqualTo(smtp.messages().get(0).content()));
  }

  @Test
  void aProviderThatPromisesToKeepACopyAndDoesNotIsFoundOut() throws Exception {
    imap.on("APPENDED", "OK [APPENDUID 1 1] APPEND completed");

    assertThat(verify().diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.SENT_LIE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSenderThatWasRewrittenIsTold(boolean keeps) throws Exception {
    keepsAfter = keeps ? Duration.ofSeconds(1) : null;
    treatment = text -> text.replaceFirst("From: .*\r\n", "From: Otra <otra@acme.es>\r\n");

    Verdict verdict = verify();

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.learned().senderRewrittenTo()).isEqualTo(new EmailAddress("otra@acme.es"));
    assertThat(verdict.warnings())
        .containsExactly(
            new Warning("from-rewritten", Map.of("address", USER, "sender", "otra@acme.es")));
  }

  @Test
  void aSenderInOtherLettersIsTheSame() throws Exception {
    treatment = text -> text.replaceFirst("From: .*\r\n", "From: ANA@acme.es\r\n");

    Verdict verdict = verify();

    assertThat(verdict.learned().senderRewrittenTo()).isNull();
    assertThat(verdict.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1000000, APPENDLIMIT=2000000, 1000000", "3000000, APPENDLIMIT=2000000, 2000000"})
  void theSmallerLimitOfBothServersCountsForACopyOfOurs(long smtpTakes, String imapSays, long limit)
      throws Exception {
    smtp.sizeLimit(smtpTakes);
    imap.offering(imapSays);

    assertThat(verify().learned().sizeLimit()).isEqualTo(limit);
  }

  @Test
  void theLimitOfTheFolderIsAskedFor() throws Exception {
    imap.offering("APPENDLIMIT").on("STATUS", "* STATUS Sent (APPENDLIMIT 150000)", "OK Done");

    assertThat(verify().learned().sizeLimit()).isEqualTo(150_000L);
  }

  @Test
  void theLimitOfTheFolderIsNoneForWhatTheProviderSaves() throws Exception {
    keepsAfter = Duration.ofSeconds(1);
    smtp.sizeLimit(3_000_000);
    imap.offering("APPENDLIMIT=2000000");

    assertThat(verify().learned().sizeLimit()).isEqualTo(3_000_000L);
  }
}

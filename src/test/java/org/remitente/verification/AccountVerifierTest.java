package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.account.AccountServers;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
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
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.SteppedClock;
import org.remitente.testing.TestAuthority;

@Timeout(20)
class AccountVerifierTest {

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
  private final Mailboxes mailboxes = new Mailboxes().user(USER, "s3creto");
  private final ScriptedSmtpServer smtp = new ScriptedSmtpServer(mailboxes);
  private final ScriptedImapServer imap = new ScriptedImapServer(mailboxes);
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final StageBoard board = new StageBoard(clock, () -> {});
  private CopyWatch.Pause pause = clock::advance;
  private volatile boolean cancelled;

  @AfterEach
  void close() {
    smtp.close();
    imap.close();
    executor.shutdownNow();
  }

  private AccountServers servers(Credentials smtpCredentials, Credentials imapCredentials) {
    return new AccountServers(
        new EmailAddress(USER),
        "Ana",
        endpoint(smtp.port()),
        smtpCredentials,
        imapCredentials == null ? null : endpoint(imap.port()),
        imapCredentials,
        imapCredentials != null && !imapCredentials.equals(smtpCredentials),
        null);
  }

  private static ServerEndpoint endpoint(int port) {
    return new ServerEndpoint(new HostName("localhost"), port, ConnectionSecurity.NONE);
  }

  private Verdict verify() throws InterruptedException {
    return verify(servers(CREDENTIALS, CREDENTIALS));
  }

  private Verdict verify(AccountServers servers) throws InterruptedException {
    board.layOut(servers);
    MailWays ways =
        new MailWays(
            SERVERS.transport(servers.smtp(), servers.smtpCredentials(), PATIENCE),
            servers
                .copyServer()
                .map(server -> SERVERS.store(server, servers.imapCredentials(), PATIENCE))
                .orElse(null));
    Cancellation cancellation = new Cancellation(() -> cancelled);
    RemedyRig rig = new RemedyRig(SERVERS, clock);
    ServerTrials trials = rig.trials();
    return new AccountVerifier(
            clock,
            trials.time(),
            new CopyWatch(clock, length -> pause.last(length), null),
            executor,
            board,
            cancellation,
            rig.remedies(trials, executor, cancellation::check))
        .verify(servers, ways, StoredSecrets.NONE, Language.ES);
  }

  private StageState state(Service service, Stage stage) {
    return board.results().stream()
        .filter(line -> line.service() == service && line.stage() == stage)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void noConnectionIsLeftOpen() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> smtp.openConnections() + imap.openConnections() == 0);
  }

  @Test
  void settingsThatWorkPassAndLeaveExactlyOneCopy() throws Exception {
    Verdict verdict = verify();

    assertThat(verdict.diagnoses()).isEmpty();
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.learned())
        .isEqualTo(new LearnedFacts(SentCopyPolicy.APPEND, "Sent", 31_457_280L));
    assertThat(smtp.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.sender()).isEqualTo(USER);
              assertThat(message.recipients()).containsExactly(USER);
              assertThat(message.signedInAs()).isEqualTo(USER);
            });
    assertThat(mailboxes.messages(USER, "INBOX")).hasSize(1);
    assertThat(mailboxes.messages(USER, "Sent"))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.content()).isEqualTo(smtp.messages().get(0).content());
              assertThat(copy.flags()).contains("\\Seen");
            });
    noConnectionIsLeftOpen();
  }

  @Test
  void everyStageIsTickedWhereSettingsPass() throws Exception {
    verify();

    assertThat(board.results())
        .filteredOn(line -> line.service() != Service.INPUT)
        .allMatch(line -> line.state() == StageState.PASSED);
  }

  @Test
  void aProviderThatKeepsACopyGetsNoSecondOne() throws Exception {
    pause =
        length -> {
          if (mailboxes.messages(USER, "Sent").isEmpty()) {
            mailboxes.file(USER, "Sent", smtp.messages().get(0).content());
          }
          clock.advance(length);
        };

    Verdict verdict = verify();

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.learned().sentCopy()).isEqualTo(SentCopyPolicy.PROVIDER_SAVES);
    assertThat(verdict.learned().sentFolder()).isEqualTo("Sent");
    assertThat(mailboxes.messages(USER, "Sent")).hasSize(1);
    assertThat(state(Service.IMAP, Stage.APPEND)).isEqualTo(StageState.SKIPPED);
  }

  @Test
  void imapFailingDoesNotHideSmtpsVerdict() throws Exception {
    Verdict verdict =
        verify(servers(CREDENTIALS, new Credentials(USER, Secret.of("not the password"))));

    assertThat(verdict.diagnoses())
        .singleElement()
        .satisfies(
            diagnosis -> {
              assertThat(diagnosis.service()).isEqualTo(Service.IMAP);
              assertThat(diagnosis.stage()).isEqualTo(Stage.LOGIN);
              assertThat(diagnosis.fields()).contains("imap.password");
            });
    assertThat(state(Service.SMTP, Stage.DATA)).isEqualTo(StageState.PASSED);
    assertThat(state(Service.IMAP, Stage.LOGIN)).isEqualTo(StageState.FAILED);
    assertThat(state(Service.IMAP, Stage.MAILBOX)).isEqualTo(StageState.SKIPPED);
    assertThat(state(Service.MESSAGE, Stage.ARRIVAL)).isEqualTo(StageState.SKIPPED);
    noConnectionIsLeftOpen();
  }

  @Test
  void smtpFailingDoesNotHideImapsVerdict() throws Exception {
    smtp.on("RCPT", "550 5.1.1 No such user");

    Verdict verdict = verify();

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::service, Diagnosis::stage)
        .containsExactly(tuple(Service.SMTP, Stage.RECIPIENT));
    assertThat(state(Service.IMAP, Stage.MAILBOX)).isEqualTo(StageState.PASSED);
    assertThat(state(Service.IMAP, Stage.APPEND)).isEqualTo(StageState.SKIPPED);
    assertThat(mailboxes.messages(USER, "Sent")).isEmpty();
    noConnectionIsLeftOpen();
  }

  @Test
  void bothFailingGivesBothDiagnoses() throws Exception {
    Credentials wrong = new Credentials(USER, Secret.of("not the password"));

    Verdict verdict = verify(servers(wrong, wrong));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::service)
        .containsExactly(Service.SMTP, Service.IMAP);
    assertThat(verdict.diagnoses())
        .allSatisfy(diagnosis -> assertThat(diagnosis.fields()).contains("smtp.password"));
  }

  @Test
  void whatAPersonCanMendComesFirst() throws Exception {
    smtp.on("MAIL", "451 4.3.0 Try again later");

    Verdict verdict =
        verify(servers(CREDENTIALS, new Credentials(USER, Secret.of("not the password"))));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::service)
        .containsExactly(Service.IMAP, Service.SMTP);
  }

  @Test
  void aFailureIsTimedWhenItHappens() throws Exception {
    smtp.on("MAIL", "550 5.7.1 No");
    imap.on(
        "LIST",
        (connection, usual) -> {
          Awaitility.await()
              .atMost(Duration.ofSeconds(5))
              .until(() -> state(Service.SMTP, Stage.SENDER) == StageState.FAILED);
          clock.advance(Duration.ofSeconds(3));
          usual.run();
        });

    verify();

    assertThat(board.results())
        .filteredOn(line -> line.service() == Service.SMTP && line.stage() == Stage.SENDER)
        .singleElement()
        .satisfies(line -> assertThat(line.millis()).isZero());
  }

  @Test
  void whatWasCancelledSendsNothing() {
    cancelled = true;

    assertThatThrownBy(this::verify).isInstanceOf(CancellationException.class);
    assertThat(smtp.received()).noneMatch(line -> line.startsWith("MAIL"));
    assertThat(smtp.messages()).isEmpty();
    assertThat(mailboxes.messages(USER, "Sent")).isEmpty();
    noConnectionIsLeftOpen();
  }

  @Test
  void whatIsCancelledAfterSendingFilesNothing() {
    smtp.on(
        "END",
        (connection, usual) -> {
          cancelled = true;
          usual.run();
        });

    assertThatThrownBy(this::verify).isInstanceOf(CancellationException.class);
    assertThat(mailboxes.messages(USER, "Sent")).isEmpty();
    noConnectionIsLeftOpen();
  }

  @Test
  void withoutACopyImapIsNotAsked() throws Exception {
    Verdict verdict = verify(servers(CREDENTIALS, null));

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.learned())
        .isEqualTo(new LearnedFacts(SentCopyPolicy.OFF, null, 31_457_280L));
    assertThat(imap.connections()).isZero();
    assertThat(state(Service.MESSAGE, Stage.ARRIVAL)).isEqualTo(StageState.SKIPPED);
  }

  @Test
  void aServerWithoutSignInIsSentToWithoutOne() throws Exception {
    smtp.withoutSignIn();

    Verdict verdict = verify(servers(null, null));

    assertThat(verdict.passed()).isTrue();
    assertThat(smtp.signIns()).isZero();
    assertThat(state(Service.SMTP, Stage.LOGIN)).isEqualTo(StageState.SKIPPED);
  }

  @Test
  void aFolderThatHadToBeMadeIsAWarning() throws Exception {
    mailboxes.emptyUser(USER, "s3creto");

    Verdict verdict = verify();

    assertThat(verdict.passed()).isTrue();
    String folder = verdict.learned().sentFolder();
    assertThat(verdict.warnings())
        .containsExactly(new Warning("sent-folder-created", Map.of("folder", folder)));
    assertThat(mailboxes.folderNames(USER)).contains(folder);
  }

  @Test
  void whatDoesNotArriveIsAWarningOnly() throws Exception {
    smtp.on("END", "250 2.0.0 Ok");

    Verdict verdict = verify();

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.warnings()).containsExactly(new Warning("not-arrived", Map.of()));
    assertThat(state(Service.MESSAGE, Stage.ARRIVAL)).isEqualTo(StageState.SKIPPED);
    assertThat(mailboxes.messages(USER, "Sent")).hasSize(1);
  }

  @Test
  void aCopyThatIsRefusedIsAFailure() throws Exception {
    imap.on("APPEND", "NO [OVERQUOTA] Full");

    Verdict verdict = verify();

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::service, Diagnosis::stage)
        .containsExactly(tuple(Service.IMAP, Stage.APPEND));
    assertThat(state(Service.IMAP, Stage.APPEND)).isEqualTo(StageState.FAILED);
    assertThat(state(Service.MESSAGE, Stage.ARRIVAL)).isEqualTo(StageState.PASSED);
  }

  @Test
  void aCopyThatTheServerLosesIsAFailure() throws Exception {
    imap.on("APPENDED", "OK APPEND completed");

    assertThat(verify().diagnoses())
        .singleElement()
        .satisfies(diagnosis -> assertThat(diagnosis.stage()).isEqualTo(Stage.APPEND));
  }

  @Test
  void aConnectionThatEndsBeforeTheContentIsNoDoubt() throws Exception {
    smtp.on("DATA", Behaviour.closing());

    assertThat(verify(servers(CREDENTIALS, null)).diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.CONNECTION_LOST);
  }
}

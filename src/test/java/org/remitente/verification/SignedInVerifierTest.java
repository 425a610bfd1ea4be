package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebApi;
import org.remitente.oauth.Outlet;
import org.remitente.oauth.SignedIn;
import org.remitente.oauth.SignedInWays;
import org.remitente.oauth.SignedIns;
import org.remitente.remedy.ServerTrials;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;
import org.remitente.testing.GraphStandIn;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.SteppedClock;
import org.remitente.testing.TestAuthority;

/** An account that was signed in to is tried by the outlets that it has, a token first. */
@Timeout(60)
class SignedInVerifierTest {

  private static final EmailAddress ANA = new EmailAddress("ana@acme.es");
  private static final String TOKEN = "token-of-a-test-that-is-long-enough";
  private static final TlsTrust TRUST = new TlsTrust(TestAuthority.shared().caPem());
  private static final MailServers SERVERS =
      new MailServers(
          new MailConnector(new NetworkGuard("127.0.0.0/8,::1", "any"), TRUST),
          "https://remitente.acme.es",
          new WebApi(TRUST));

  private final TrialRig rig = new TrialRig();
  private final GraphStandIn graph = GraphStandIn.start();
  private final ScriptedSmtpServer smtp =
      new ScriptedSmtpServer(ANA.value(), TOKEN)
          .mechanisms("XOAUTH2")
          .startTls(TestAuthority.shared().forLocalhost());

  @AfterEach
  void close() {
    smtp.close();
    graph.close();
    rig.close();
  }

  private Verdict verify(String token, Outlet... outlets) throws InterruptedException {
    return verify(SignedIns.with(ANA, token, TrialRig.startTls(smtp.port()), graph.url(), outlets));
  }

  private Verdict verify(SignedIn account) throws InterruptedException {
    SignedInWays ways = new SignedInWays(account, SERVERS, Patience.VERIFICATION);
    ServerTrials trials = rig.remedyRig.trials();
    SteppedClock watch = new SteppedClock("2026-03-01T10:00:00Z");
    Cancellation cancellation = new Cancellation(rig.line::isCut);
    rig.board.layOut(account, ways);
    return new SignedInVerifier(
            Clock.systemUTC(),
            account,
            ways,
            rig.board,
            cancellation,
            new AccountVerifier(
                Clock.systemUTC(),
                trials.time(),
                new CopyWatch(watch, watch::advance, false),
                rig.executor,
                rig.board,
                cancellation,
                rig.remedyRig.remedies(trials, rig.executor, cancellation::check)))
        .verify(Language.ES);
  }

  private Map<String, String> stages() {
    return rig.board.results().stream()
        .collect(
            Collectors.toMap(
                each -> each.service().tag() + " " + each.stage().tag(),
                each -> each.state().tag()));
  }

  private void smtpIsSwitchedOff() {
    smtp.on(
        "AUTH",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
            + " Mailbox.");
  }

  @Test
  void sendsByTheProvidersInterface() throws Exception {
    Verdict verdict = verify(TOKEN, Outlet.API);

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.outlet()).isEqualTo(Outlet.API);
    assertThat(verdict.learned().sentCopy()).isEqualTo(SentCopyPolicy.PROVIDER_SAVES);
    assertThat(verdict.learned().sizeLimit()).isEqualTo(3_145_728);
    assertThat(graph.messages()).hasSize(1);
    assertThat(smtp.connections()).isZero();
    assertThat(stages())
        .containsEntry("oauth token", "passed")
        .containsEntry("graph data", "passed");
  }

  @Test
  void sendsBySmtpWithTheToken() throws Exception {
    Verdict verdict = verify(TOKEN, Outlet.SMTP, Outlet.API);

    assertThat(verdict.diagnoses()).isEmpty();
    assertThat(verdict.outlet()).isEqualTo(Outlet.SMTP);
    assertThat(smtp.messages()).hasSize(1);
    assertThat(graph.requests()).isZero();
  }

  @Test
  void changesToTheInterfaceWhereSmtpIsSwitchedOffAndTellsIt() throws Exception {
    smtpIsSwitchedOff();

    Verdict verdict = verify(TOKEN, Outlet.SMTP, Outlet.API);

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.outlet()).isEqualTo(Outlet.API);
    assertThat(verdict.warnings()).extracting(Warning::code).containsExactly("outlet-switched");
    assertThat(verdict.learned().sizeLimit()).isEqualTo(3_145_728);
    assertThat(graph.messages()).hasSize(1);
  }

  @Test
  void changesToTheInterfaceWhereTheMailboxIsNotOpenedAndTellsIt() throws Exception {
    String words = "BAD User is authenticated but not connected.";
    try (ScriptedImapServer imap =
        new ScriptedImapServer(ANA.value(), TOKEN)
            .mechanisms("XOAUTH2")
            .startTls(TestAuthority.shared().forLocalhost())
            .on("CREDENTIALS", "OK AUTHENTICATE completed.")
            .on("LIST", words)
            .on("NAMESPACE", words)) {
      ServerEndpoint mailbox = TrialRig.startTls(imap.port());

      Verdict verdict =
          verify(
              SignedIns.with(
                  ANA,
                  TOKEN,
                  TrialRig.startTls(smtp.port()),
                  mailbox,
                  graph.url(),
                  Outlet.SMTP,
                  Outlet.API));

      assertThat(verdict.diagnoses()).isEmpty();
      assertThat(verdict.outlet()).isEqualTo(Outlet.API);
      assertThat(verdict.warnings()).extracting(Warning::code).containsExactly("imap-not-opened");
      assertThat(verdict.learned().sentCopy()).isEqualTo(SentCopyPolicy.PROVIDER_SAVES);
      assertThat(verdict.learned().sizeLimit())
          .as("what is larger still leaves by SMTP")
          .isGreaterThan(3_145_728);
    }
  }

  @Test
  void saysThatSmtpIsSwitchedOffWhereThereIsNothingElse() throws Exception {
    smtpIsSwitchedOff();

    Verdict verdict = verify(TOKEN, Outlet.SMTP);

    assertThat(verdict.diagnoses().get(0).code()).isEqualTo(DiagnosisCode.MS_SMTP_OFF_MAILBOX);
    assertThat(verdict.diagnoses().get(0).fields()).isEmpty();
    assertThat(graph.requests()).isZero();
  }

  @Test
  void leavesWhatIsLargeToSmtpWhereThatWorksToo() throws Exception {
    assertThat(verify(TOKEN, Outlet.API, Outlet.SMTP).learned().sizeLimit())
        .as("the limit of SMTP")
        .isGreaterThan(3_145_728);
    smtpIsSwitchedOff();
    assertThat(verify(TOKEN, Outlet.API, Outlet.SMTP).learned().sizeLimit()).isEqualTo(3_145_728);
  }

  @Test
  void triesNothingWithoutAToken() throws Exception {
    Verdict verdict = verify(null, Outlet.SMTP, Outlet.API);

    assertThat(verdict.diagnoses().get(0).code()).isEqualTo(DiagnosisCode.OA_REVOKED);
    assertThat(smtp.connections()).isZero();
    assertThat(graph.requests()).isZero();
    assertThat(stages())
        .containsEntry("oauth token", "failed")
        .containsEntry("graph data", "skipped")
        .containsEntry("smtp login", "skipped");
  }

  @Test
  void tellsWhyTheInterfaceRefuses() throws Exception {
    graph.refuseNext(403, "ErrorAccessDenied", "Access is denied.");

    Verdict verdict = verify(TOKEN, Outlet.API);

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.diagnoses().get(0).code()).isEqualTo(DiagnosisCode.OA_SCOPES_MISSING);
    assertThat(verdict.diagnoses().get(0).service().tag()).isEqualTo("graph");
  }
}

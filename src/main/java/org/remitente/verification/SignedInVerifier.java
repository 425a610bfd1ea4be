package org.remitente.verification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.remitente.account.AccountServers;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.oauth.Outlet;
import org.remitente.oauth.SignedIn;
import org.remitente.oauth.SignedInWays;
import org.remitente.remedy.StoredSecrets;
import org.remitente.security.Secret;
import org.remitente.shared.Language;

/**
 * Tries an account that was signed in to at its provider: a token first, then a test message by the
 * outlet that is preferred and allowed. Where Microsoft says that SMTP is switched off, or opens no
 * mailbox for the copy, its own interface is tried. Plain: a unit test makes it with {@code new}.
 */
final class SignedInVerifier {

  private static final String SMTP_IS_OFF = "outlet-switched";
  private static final String MAILBOX_IS_CLOSED = "imap-not-opened";

  private final Clock clock;
  private final SignedIn account;
  private final SignedInWays ways;
  private final StageBoard board;
  private final Cancellation cancellation;
  private final AccountVerifier byServers;

  /**
   * @param byServers tries servers, where messages leave by SMTP
   */
  SignedInVerifier(
      Clock clock,
      SignedIn account,
      SignedInWays ways,
      StageBoard board,
      Cancellation cancellation,
      AccountVerifier byServers) {
    this.clock = clock;
    this.account = account;
    this.ways = ways;
    this.board = board;
    this.cancellation = cancellation;
    this.byServers = byServers;
  }

  /**
   * Tries it; every wait has a limit.
   *
   * @throws InterruptedException where the container stops
   */
  Verdict verify(Language language) throws InterruptedException {
    Outlet first = account.outlets().get(0);
    board.started(Service.OAUTH, Stage.TOKEN);
    Secret token;
    try {
      token = ways.token(first);
    } catch (MailFailureException e) {
      board.failed(Service.OAUTH, Stage.TOKEN);
      skipRest();
      return Verdict.failed(
          List.of(DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.SMTP)), null);
    }
    board.passed(Service.OAUTH, Stage.TOKEN);
    cancellation.check();
    return first == Outlet.API
        ? byApi(language, account.outlets().contains(Outlet.SMTP))
        : bySmtp(token, language);
  }

  private Verdict bySmtp(Secret token, Language language) throws InterruptedException {
    AccountServers servers = servers(ways.credentials(token));
    MailWays both = new MailWays(ways.smtp(), ways.imapServer().isPresent() ? ways.imap() : null);
    Verdict verdict = byServers.verify(servers, both, StoredSecrets.ALL, language);
    Optional<String> reason = reasonToChange(verdict);
    if (reason.isEmpty() || !account.outlets().contains(Outlet.API)) {
      return verdict.by(Outlet.SMTP);
    }
    cancellation.check();
    Verdict other = byApi(language, !reason.get().equals(SMTP_IS_OFF));
    return other.passed()
        ? other.with(each -> each, List.of(new Warning(reason.get(), Map.of())))
        : verdict.by(Outlet.SMTP);
  }

  /** What concerns the servers only, as the warning that tells it; empty where it is all right. */
  private static Optional<String> reasonToChange(Verdict verdict) {
    List<DiagnosisCode> codes = verdict.diagnoses().stream().map(Diagnosis::code).toList();
    if (codes.stream().anyMatch(DiagnosisCode::isSmtpSwitchedOff)) {
      return Optional.of(SMTP_IS_OFF);
    }
    return Optional.of(MAILBOX_IS_CLOSED)
        .filter(reason -> codes.contains(DiagnosisCode.MS_NOT_CONNECTED));
  }

  private AccountServers servers(Credentials credentials) {
    Optional<ServerEndpoint> imap = ways.imapServer();
    return new AccountServers(
        account.settings().sender(),
        account.settings().displayName(),
        ways.smtpServer(),
        credentials,
        imap.orElse(null),
        imap.map(server -> credentials).orElse(null),
        false,
        null);
  }

  /**
   * @param smtpToo whether what is too large for it may leave by SMTP
   */
  private Verdict byApi(Language language, boolean smtpToo) {
    TestMessage message =
        TestMessage.of(
            account.settings().sender(),
            account.settings().displayName(),
            language,
            OffsetDateTime.now(clock));
    SubmissionTrial trial = SubmissionTrial.of(ways.api(), message, board, cancellation);
    skipRest();
    return trial.passed()
        ? new Verdict(List.of(), null, List.of(), learned(trial, smtpToo)).by(Outlet.API)
        : Verdict.failed(List.of(trial.diagnosis()), null);
  }

  /** The provider keeps what it sends; what is too large for it may leave by SMTP. */
  private LearnedFacts learned(SubmissionTrial trial, boolean smtpToo) {
    Long limit = trial.facts().sizeLimit();
    return new LearnedFacts(SentCopyPolicy.PROVIDER_SAVES, null, smtpToo ? roomier(limit) : limit);
  }

  private Long roomier(Long limit) {
    try (MailTransport.Connection smtp = ways.smtp().connect(StageListener.NONE)) {
      Long larger = smtp.facts().sizeLimit();
      return larger == null || limit == null || larger > limit ? larger : limit;
    } catch (MailFailureException notThisWay) {
      return limit;
    }
  }

  private void skipRest() {
    account.api().ifPresent(api -> board.skipRest(api.service()));
    for (Service service : List.of(Service.SMTP, Service.MESSAGE, Service.IMAP)) {
      board.skipRest(service);
    }
  }
}

package org.remitente.verification;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.remitente.account.AccountServers;
import org.remitente.account.AccountSettings;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.company.Companies;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.network.Lifeline;
import org.remitente.network.NetworkGuard;
import org.remitente.oauth.AccountConnections;
import org.remitente.oauth.SignIns;
import org.remitente.oauth.SignedIn;
import org.remitente.oauth.SignedInWays;
import org.remitente.remedy.StoredSecrets;
import org.remitente.shared.Ids;
import org.remitente.shared.Language;

/** Starts verifications, and answers for them on any node: each is one row. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Verifications {

  @EJB VerificationRecords records;
  @EJB VerificationRunner runner;
  @Inject RunningVerifications running;
  @EJB MailAccounts accounts;
  @Inject AccountConnections connections;
  @EJB SignIns signIns;
  @Inject MailServers servers;
  @EJB Companies companies;
  @Inject NetworkGuard guard;

  /**
   * Starts a verification and returns at once.
   *
   * @throws org.remitente.shared.NotFoundException where the account is not the company's
   * @throws org.remitente.shared.RateLimitedException over {@code
   *     remitente.limits.verifications-per-hour}, or where too many run at once
   * @throws org.remitente.shared.ConflictException where another address is wanted while messages
   *     wait; {@code sign-in-state} where what was signed in to is being verified already
   */
  public StartedVerification start(String companyId, VerificationRequest request) {
    Optional<SignedIn> signedIn = signedIn(companyId, request);
    AccountSettings settings = signedIn.isPresent() ? null : settings(companyId, request);
    Language language = companies.get(companyId).language();
    List<Diagnosis> faults =
        signedIn.isPresent()
            ? InputCheck.of(signedIn.get().settings())
            : InputCheck.of(settings, request.accountId() != null, allowedPorts());
    String id = Ids.next();
    Lifeline line = running.begin(id);
    boolean begun = false;
    try {
      List<StageResult> stages =
          signedIn
              .map(account -> StageBoard.ahead(account, ways(account)))
              .orElseGet(
                  () -> StageBoard.ahead(faults.isEmpty() ? AccountServers.of(settings) : null));
      VerificationReport report = VerificationReport.begun(id, request.reportedAccount(), stages);
      records.begin(
          companyId,
          report,
          () -> signedIn.ifPresent(account -> signIns.isVerifiedBy(account, id)));
      CompletableFuture<VerificationReport> outcome = new CompletableFuture<>();
      run(
          report,
          new VerificationTask(
              companyId,
              id,
              request,
              settings,
              signedIn.orElse(null),
              signedIn.isPresent() ? StoredSecrets.ALL : stored(request, settings),
              faults,
              language,
              line,
              outcome));
      begun = true;
      return new StartedVerification(id, outcome);
    } finally {
      if (!begun) {
        running.end(id);
      }
    }
  }

  /** Where the container takes no more work, nobody must wait for it. */
  private void run(VerificationReport begun, VerificationTask task) {
    try {
      runner.run(task);
    } catch (RuntimeException notTaken) {
      Diagnosis why =
          DiagnosisCatalogue.verdict(DiagnosisCode.INTERNAL, Service.INPUT, Stage.INPUT);
      if (task.signedIn() != null) {
        signIns.failed(task.signedIn(), why);
      }
      records.tell(task.companyId(), begun.ended(why));
      throw notTaken;
    }
  }

  /** What was signed in to at its provider; empty for an account with servers of its own. */
  private Optional<SignedIn> signedIn(String companyId, VerificationRequest request) {
    if (request.signedIn() != null) {
      return Optional.of(signIns.renewing(request.signedIn()));
    }
    return Optional.ofNullable(request.accountId())
        .map(id -> accounts.get(companyId, id))
        .filter(MailAccount::isSignedIn)
        .map(account -> connections.signedIn(account, companyId))
        .map(found -> request.wishes() == null ? found : found.with(request.wishes()));
  }

  private SignedInWays ways(SignedIn account) {
    return new SignedInWays(account, servers, Patience.VERIFICATION);
  }

  private static StoredSecrets stored(VerificationRequest request, AccountSettings settings) {
    return switch (request.purpose()) {
      case TRY, CREATE, SIGN_IN -> StoredSecrets.NONE;
      case CHECK -> StoredSecrets.ALL;
      case REPLACE -> StoredSecrets.between(request.settings(), settings);
    };
  }

  /** What is known of a verification by now. */
  public Optional<VerificationReport> find(String companyId, String id) {
    return records.find(companyId, id);
  }

  /**
   * Stops a verification: it counts as failed ({@code cancelled}) at once, its connections are
   * closed (within a second where it runs on another node), and nothing is stored. One that is over
   * stays as it is.
   *
   * @throws org.remitente.shared.NotFoundException where it is not the company's
   */
  public void cancel(String companyId, String id) {
    records.cancel(companyId, id);
    running.stop(id);
  }

  private AccountSettings settings(String companyId, VerificationRequest request) {
    return switch (request.purpose()) {
      case TRY, CREATE, SIGN_IN -> request.settings();
      case CHECK -> accounts.settings(companyId, request.accountId());
      case REPLACE -> {
        accounts.allowAddress(companyId, request.accountId(), request.settings().address());
        yield accounts.withStoredPasswords(companyId, request.accountId(), request.settings());
      }
    };
  }

  private InputCheck.AllowedPorts allowedPorts() {
    return new InputCheck.AllowedPorts() {
      @Override
      public boolean allows(int port) {
        return guard.allowsPort(port);
      }

      @Override
      public String list() {
        return guard.allowedPorts().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
      }
    };
  }
}

package org.remitente.verification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.remitente.account.AccountSettings;
import org.remitente.account.MailAccounts;
import org.remitente.company.Companies;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.network.NetworkGuard;
import org.remitente.shared.Ids;
import org.remitente.shared.Language;

/** Starts verifications, and answers for them on any node: each is one row. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Verifications {

  @Inject VerificationRecords records;
  @Inject VerificationRunner runner;
  @Inject MailAccounts accounts;
  @Inject Companies companies;
  @Inject NetworkGuard guard;

  /**
   * Starts a verification and returns at once.
   *
   * @throws org.remitente.shared.NotFoundException where the account is not the company's
   * @throws org.remitente.shared.RateLimitedException over {@code
   *     remitente.limits.verifications-per-hour}
   * @throws org.remitente.shared.ConflictException where another address is wanted while messages
   *     wait
   */
  public StartedVerification start(String companyId, VerificationRequest request) {
    AccountSettings settings = settings(companyId, request);
    Language language = companies.get(companyId).language();
    String id = Ids.next();
    records.begin(companyId, VerificationReport.begun(id, request.reportedAccount(), List.of()));
    CompletableFuture<VerificationReport> outcome = new CompletableFuture<>();
    List<Diagnosis> faults = InputCheck.of(settings, request.accountId() != null, allowedPorts());
    runner.run(new VerificationTask(companyId, id, request, settings, faults, language, outcome));
    return new StartedVerification(id, outcome);
  }

  /** What is known of a verification by now. */
  public Optional<VerificationReport> find(String companyId, String id) {
    return records.find(companyId, id);
  }

  /**
   * Stops a verification: it counts as failed ({@code cancelled}) at once, and nothing is stored.
   * One that is over stays as it is.
   *
   * @throws org.remitente.shared.NotFoundException where it is not the company's
   */
  public void cancel(String companyId, String id) {
    records.cancel(companyId, id);
  }

  private AccountSettings settings(String companyId, VerificationRequest request) {
    return switch (request.purpose()) {
      case TRY, CREATE -> request.settings();
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

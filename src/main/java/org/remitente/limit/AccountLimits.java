package org.remitente.limit;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.StoredServer;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.provider.ProviderLimits;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * How much may leave over accounts. All times are those of the database's clock, which the caller
 * asks for.
 */
@Stateless
public class AccountLimits {

  @Inject LearnedLimitRepository repository;
  @EJB MailAccounts accounts;
  @Inject ProviderCatalogue providers;

  /**
   * What an account may do now: by its own limits, where it has none by its provider's, and never
   * more than refusals taught.
   *
   * @param byInterface whether its messages leave by the provider's interface, and not by SMTP
   * @param sent what it sent; messages under way are for the caller to count
   */
  public Allowance allowance(
      String companyId,
      MailAccount account,
      boolean byInterface,
      SentMessages sent,
      OffsetDateTime now) {
    ProviderLimits provider =
        provider(account).map(Provider::limits).orElse(ProviderLimits.UNKNOWN);
    EffectiveLimits known =
        EffectiveLimits.of(account.limits(), byInterface ? provider.byInterface() : provider);
    return lesson(companyId, account).allowance(known, sent, now);
  }

  /**
   * Learns from a refusal, where it was one for a limit of the account.
   *
   * @param standing connections of the account that stand, or are being opened, beside the one that
   *     was refused
   * @param sent what it had sent
   * @return empty where it was another refusal, or the account is gone
   */
  public Optional<AccountPause> refused(
      String companyId,
      String accountId,
      Diagnosis diagnosis,
      int standing,
      SentMessages sent,
      OffsetDateTime now) {
    return Refusal.of(diagnosis, standing, sent, now)
        .flatMap(
            refusal ->
                accounts
                    .takeTurns(companyId, accountId)
                    .map(account -> learn(companyId, account, refusal)));
  }

  private AccountPause learn(String companyId, MailAccount account, Refusal refusal) {
    Lesson lesson = lesson(companyId, account).and(refusal);
    repository
        .find(companyId, account.id())
        .orElseGet(() -> repository.add(new LearnedLimit(companyId, account.id())))
        .take(mailbox(account), lesson);
    if (!refusal.holds()) {
      return new AccountPause(refusal.reached(), Duration.ZERO, 0);
    }
    Hold hold = lesson.hold();
    return new AccountPause(
        refusal.reached(), Duration.between(refusal.at(), hold.until()), hold.refusals());
  }

  private Lesson lesson(String companyId, MailAccount account) {
    return repository
        .find(companyId, account.id())
        .map(row -> row.of(mailbox(account)))
        .orElse(Lesson.NONE);
  }

  /** The provider by whose servers an account's messages leave, where it is a known one. */
  public Optional<Provider> provider(MailAccount account) {
    if (account.isSignedIn()) {
      return providers.bySignIn(account.method(), account.address());
    }
    StoredServer smtp = account.smtp();
    // The sender may be an alias: the user tells better whose mailbox it is.
    EmailAddress user = EmailAddress.parse(smtp.username()).orElse(account.address());
    return HostName.parse(smtp.host()).flatMap(host -> providers.bySmtpHost(host, user));
  }

  private static String mailbox(MailAccount account) {
    return account.isSignedIn()
        ? account.method() + " " + account.address().value()
        : account.smtp().host() + " " + account.smtp().username();
  }
}

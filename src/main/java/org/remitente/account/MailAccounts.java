package org.remitente.account;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.remitente.company.Companies;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Ids;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The mail accounts of companies. Only what passed a verification comes in. */
@Stateless
public class MailAccounts {

  @Inject MailAccountRepository repository;
  @Inject AccountSecrets secrets;
  @EJB Companies companies;
  @Inject Event<AccountChanged> changed;
  @Inject Event<AccountRemoval> removals;
  @Inject Event<AddressChange> addressChanges;
  @Inject Clock clock;

  /** An account, if it is the company's. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<MailAccount> find(String companyId, String id) {
    return repository.find(companyId, id);
  }

  /**
   * An account.
   *
   * @throws NotFoundException where it is not the company's
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public MailAccount get(String companyId, String id) {
    return find(companyId, id).orElseThrow(() -> new NotFoundException("account"));
  }

  /** Who files the copies of each of these accounts; none for those that are gone. */
  public Map<CompanyItemId, SentCopyPolicy> sentCopies(Set<CompanyItemId> accounts) {
    return accounts.isEmpty() ? Map.of() : repository.sentCopies(accounts);
  }

  /**
   * An account that nobody else changes until the present transaction ends, nor what hangs on it;
   * empty where it is gone.
   */
  public Optional<MailAccount> takeTurns(String companyId, String id) {
    return repository.lock(companyId, id);
  }

  /** The account that documents leave by where none is named. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<MailAccount> defaultAccount(String companyId) {
    return repository.all(companyId).stream().filter(MailAccount::preferred).findFirst();
  }

  /** A company's accounts in the order in which they were stored. */
  public Page<MailAccount> list(String companyId, PageRequest page) {
    return repository.list(companyId, page);
  }

  /**
   * Stores a new account. A company's first account is its default one, whatever the settings say.
   *
   * @param settings as they passed the verification
   * @param learned what the verification found out
   * @param warnings what it warned of
   */
  public MailAccount store(
      String companyId,
      AccountSettings settings,
      LearnedFacts learned,
      List<StoredWarning> warnings) {
    companies.takeTurns(companyId);
    MailAccount account = new MailAccount(companyId, Ids.next(), OffsetDateTime.now(clock));
    fill(account, settings, learned, warnings);
    repository.add(account);
    return account;
  }

  /**
   * Replaces an account's settings.
   *
   * @throws NotFoundException where it is not the company's
   * @throws org.remitente.shared.ConflictException where its address would change while messages
   *     wait
   */
  public MailAccount replace(
      String companyId,
      String id,
      AccountSettings settings,
      LearnedFacts learned,
      List<StoredWarning> warnings) {
    companies.takeTurns(companyId);
    MailAccount account = get(companyId, id);
    allowAddress(companyId, id, settings.address());
    fill(account, settings, learned, warnings);
    return account;
  }

  /**
   * Stores an account that was signed in to on its provider's page. Where the company has one of
   * the same provider and address, that one is renewed: its id, its settings and its queue stay.
   *
   * @param settings what its owner wants of a new account
   */
  public MailAccount storeSignedIn(
      String companyId,
      SignedInSettings settings,
      LearnedFacts learned,
      List<StoredWarning> warnings) {
    companies.takeTurns(companyId);
    Optional<MailAccount> known = signedIn(companyId, settings.provider(), settings.sender());
    MailAccount account =
        known.orElseGet(() -> new MailAccount(companyId, Ids.next(), OffsetDateTime.now(clock)));
    SignedInSettings kept = known.map(SignedInSettings::of).orElse(settings);
    account.take(kept);
    learn(account, kept.preferred(), learned, warnings);
    if (known.isEmpty()) {
      repository.add(account);
    }
    return account;
  }

  /**
   * Replaces what the owner decides of an account that was signed in to on its provider's page.
   *
   * @throws NotFoundException where it is not the company's
   */
  public MailAccount replaceSignedIn(
      String companyId,
      String id,
      SignedInSettings settings,
      LearnedFacts learned,
      List<StoredWarning> warnings) {
    companies.takeTurns(companyId);
    MailAccount account = get(companyId, id);
    account.take(settings);
    learn(account, settings.preferred(), learned, warnings);
    return account;
  }

  /** The account of a provider and an address, where the company has one. */
  public Optional<MailAccount> signedIn(String companyId, String provider, EmailAddress address) {
    return ofAddress(companyId, address).filter(each -> each.method().equals(provider)).findFirst();
  }

  /**
   * The account that sends from an address with a password, where the company has one; the oldest
   * of several. One that is signed in on the provider's page is another way to the same mailbox.
   *
   * @param address as typed; of one that is malformed there is none
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<MailAccount> withPassword(String companyId, String address) {
    return EmailAddress.parse(address)
        .flatMap(
            each -> ofAddress(companyId, each).filter(known -> !known.isSignedIn()).findFirst());
  }

  private Stream<MailAccount> ofAddress(String companyId, EmailAddress address) {
    return repository.all(companyId).stream()
        .filter(each -> each.address().value().equalsIgnoreCase(address.value()));
  }

  /** Notes what was learnt of an account while it was used; one that is gone is passed over. */
  public void learned(String companyId, String id, LearnedFacts learned, StoredWarning warning) {
    repository.lock(companyId, id).ifPresent(account -> account.learn(learned, warning));
  }

  /**
   * Refuses an address that an account cannot take now.
   *
   * @param address as typed; one that is malformed is for the verification to judge
   * @throws NotFoundException where the account is not the company's
   * @throws org.remitente.shared.ConflictException where the address would change while messages
   *     wait
   */
  public void allowAddress(String companyId, String id, String address) {
    String now = get(companyId, id).address().value();
    if (address != null && !now.equalsIgnoreCase(address.strip())) {
      addressChanges.fire(new AddressChange(companyId, id));
    }
  }

  /**
   * Deletes an account. Where it was the default one, the oldest of the others becomes that.
   *
   * @param cancelQueued whether messages that still wait are cancelled; without it their presence
   *     is a conflict
   * @throws NotFoundException where it is not the company's
   * @throws org.remitente.shared.ConflictException where messages wait
   */
  public void delete(String companyId, String id, boolean cancelQueued) {
    companies.takeTurns(companyId);
    // Before its messages, as everybody does who changes both.
    MailAccount account =
        repository.lock(companyId, id).orElseThrow(() -> new NotFoundException("account"));
    removals.fire(new AccountRemoval(companyId, id, cancelQueued));
    repository.remove(account);
    if (account.preferred()) {
      repository.all(companyId).stream()
          .filter(other -> !other.id().equals(id))
          .findFirst()
          .ifPresent(oldest -> oldest.prefer(true));
    }
  }

  /**
   * Typed settings, completed with the stored account's passwords where they may still go and can
   * still be read.
   *
   * @throws NotFoundException where the account is not the company's
   */
  public AccountSettings withStoredPasswords(String companyId, String id, AccountSettings typed) {
    return secrets
        .readable(get(companyId, id))
        .map(stored -> StoredPasswords.complete(typed, stored))
        .orElse(typed);
  }

  /**
   * The settings of a stored account, passwords included unless the configured keys cannot read
   * them any more.
   *
   * @throws NotFoundException where it is not the company's
   */
  public AccountSettings settings(String companyId, String id) {
    MailAccount account = get(companyId, id);
    return secrets.readable(account).orElseGet(() -> secrets.withoutPasswords(account));
  }

  /**
   * The servers of a stored account, ready to connect.
   *
   * @throws NotFoundException where it is not the company's
   */
  public AccountServers servers(String companyId, String id) {
    return secrets.open(get(companyId, id));
  }

  /**
   * Makes an account the company's default one.
   *
   * @throws NotFoundException where it is not the company's
   */
  public void prefer(String companyId, String id) {
    companies.takeTurns(companyId);
    MailAccount account = get(companyId, id);
    repository.all(companyId).forEach(other -> other.prefer(false));
    account.prefer(true);
  }

  /** Notes that stored settings were verified; an account that is gone is passed over. */
  public void checked(String companyId, String id) {
    find(companyId, id).ifPresent(account -> account.checked(OffsetDateTime.now(clock)));
  }

  /** Notes how sending over an account fares; one that is gone is passed over. */
  public void reportHealth(String companyId, String id, AccountHealth health) {
    reportHealth(companyId, id, health, null);
  }

  /**
   * Notes how sending over an account fares; one that is gone is passed over.
   *
   * @param why what is wrong, or null
   */
  public void reportHealth(String companyId, String id, AccountHealth health, Diagnosis why) {
    report(
        companyId,
        id,
        account -> account.isNews(health, why),
        account -> account.fare(health, why));
  }

  /**
   * Notes how the mailbox of an account fares that files its copies; one that is gone is passed
   * over.
   *
   * @param why what is wrong, or null where nothing is
   */
  public void reportMailbox(String companyId, String id, Diagnosis why) {
    report(
        companyId,
        id,
        account -> account.hasMailboxTrouble() == (why == null),
        account -> account.mailboxFails(why));
  }

  /** Looked at again under a lock: of several who report the same, one has news. */
  private void report(
      String companyId, String id, Predicate<MailAccount> news, Consumer<MailAccount> change) {
    Optional.of(id)
        .filter(known -> find(companyId, known).filter(news).isPresent())
        .flatMap(known -> repository.lock(companyId, known))
        .filter(news)
        .ifPresent(account -> tellOf(account, change));
  }

  private void tellOf(MailAccount account, Consumer<MailAccount> change) {
    AccountHealth before = account.health();
    boolean onlyMailbox = account.failsForItsMailboxOnly();
    change.accept(account);
    if (account.health() != before || account.failsForItsMailboxOnly() != onlyMailbox) {
      changed.fire(new AccountChanged(account.companyId(), account.id(), before, account.health()));
    }
  }

  private void fill(
      MailAccount account,
      AccountSettings settings,
      LearnedFacts learned,
      List<StoredWarning> warnings) {
    account.take(settings, secrets.seal(account.companyId(), settings));
    learn(account, settings.preferred(), learned, warnings);
  }

  private void learn(
      MailAccount account, boolean preferred, LearnedFacts learned, List<StoredWarning> warnings) {
    AccountHealth former = account.health();
    account.learn(learned, warnings, OffsetDateTime.now(clock));
    List<MailAccount> others =
        repository.all(account.companyId()).stream()
            .filter(other -> !other.id().equals(account.id()))
            .toList();
    if (preferred || others.isEmpty()) {
      others.forEach(other -> other.prefer(false));
      account.prefer(true);
    }
    changed.fire(new AccountChanged(account.companyId(), account.id(), former, account.health()));
  }
}

package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.remitente.account.AccountServers;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SignedInSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.shared.ConflictException;
import org.remitente.shared.NotFoundException;

/** The ways out of stored accounts, whatever they are signed in with. */
@ApplicationScoped
public class AccountConnections {

  /** What the provider says of a program that is not registered with it any more. */
  private static final TokenRefusal NOT_CONFIGURED =
      new TokenRefusal(401, "unauthorized_client", "");

  @EJB MailAccounts accounts;
  @Inject MailServers servers;
  @EJB Grants grants;
  @Inject SignInProviders providers;
  @Inject AccessTokens tokens;
  @EJB OutletSwitch outletSwitch;
  @Inject OperatorAlarm alarm;

  /**
   * The way out of an account.
   *
   * @throws NotFoundException where it is not the company's
   */
  public MailTransport transport(String companyId, String accountId, Patience patience) {
    MailAccount account = accounts.get(companyId, accountId);
    if (account.isSignedIn()) {
      return find(account, companyId, tokens::ofSender)
          .map(each -> transport(each, accountId, patience))
          .orElse(stages -> notConfigured(account));
    }
    AccountServers own = accounts.servers(companyId, accountId);
    return servers.transport(own.smtp(), own.smtpCredentials(), patience);
  }

  /** Whether messages of an account leave by its provider's interface, and not by SMTP. */
  public boolean sendsByInterface(String companyId, MailAccount account) {
    return account.isSignedIn()
        && find(account, companyId, tokens::ofSender)
            .filter(signedIn -> signedIn.outlets().get(0) == Outlet.API)
            .isPresent();
  }

  /**
   * The mailbox in which copies of an account are filed; empty where it files none. Where its
   * provider is not configured, connecting fails: that may be mended.
   *
   * @throws NotFoundException where it is not the company's
   */
  public Optional<MailStore> store(String companyId, String accountId, Patience patience) {
    MailAccount account = accounts.get(companyId, accountId);
    if (account.isSignedIn()) {
      Optional<SignedIn> signedIn = find(account, companyId, tokens::ofSender);
      return signedIn.isEmpty()
          ? Optional.of(stages -> notConfigured(account))
          : Optional.of(new SignedInWays(signedIn.get(), servers, patience))
              .filter(ways -> ways.imapServer().isPresent())
              .map(SignedInWays::imap);
    }
    AccountServers own = accounts.servers(companyId, accountId);
    return own.copyServer().map(imap -> servers.store(imap, own.imapCredentials(), patience));
  }

  /**
   * A stored account that was signed in to, for somebody who waits: its provider is asked even
   * where it gave no token a moment ago.
   *
   * @throws ConflictException {@code provider-not-configured} where its provider is not configured
   *     any more
   */
  public SignedIn signedIn(MailAccount account, String companyId) {
    return find(account, companyId, tokens::of)
        .orElseThrow(() -> new ConflictException("provider-not-configured"));
  }

  /**
   * Has the permission of a signed-in account renewed, so that it is known whether its provider
   * still honours it.
   *
   * @return why it does not; empty where it does, and where nobody could be asked
   */
  public Optional<Diagnosis> renew(String companyId, String accountId) {
    return tokens.renewNow(companyId, accountId);
  }

  /**
   * When the permission of a signed-in account ends, whatever is done with it; empty where it lasts
   * as long as it is used, or its provider does not say.
   */
  public Optional<OffsetDateTime> permissionEnds(String companyId, String accountId) {
    return grants.endsAt(companyId, accountId);
  }

  /** Where the tokens of an account come from. */
  private interface Tokens {
    TokenSource of(String companyId, String accountId, SignInProvider provider);
  }

  private Optional<SignedIn> find(MailAccount account, String companyId, Tokens source) {
    return providers
        .find(account.method())
        .map(
            provider ->
                signedIn(
                    account, companyId, provider, source.of(companyId, account.id(), provider)));
  }

  private SignedIn signedIn(
      MailAccount account, String companyId, SignInProvider provider, TokenSource source) {
    Optional<StoredGrant> grant = grants.find(companyId, account.id());
    Permissions granted =
        grant.map(StoredGrant::permissions).orElseGet(() -> new Permissions(Set.of()));
    return new SignedIn(
        companyId,
        null,
        SignedInSettings.of(account),
        grant.map(StoredGrant::username).orElse(account.address().value()),
        granted,
        provider,
        source,
        first(
            grant.map(StoredGrant::outlet).orElse(provider.preferred()),
            provider.outlets(granted)));
  }

  /** The one that works is tried first. */
  private static List<Outlet> first(Outlet working, List<Outlet> allowed) {
    if (!allowed.isEmpty() && !allowed.contains(working)) {
      return allowed;
    }
    List<Outlet> others = allowed.stream().filter(each -> each != working).toList();
    return others.isEmpty() ? List.of(working) : List.of(working, others.get(0));
  }

  private MailTransport transport(SignedIn account, String accountId, Patience patience) {
    SignedInWays ways = new SignedInWays(account, servers, patience);
    boolean either = account.outlets().size() > 1;
    Consumer<Long> switched = limit -> outletSwitch.toApi(account.companyId(), accountId, limit);
    if (account.outlets().get(0) == Outlet.API) {
      return either ? new RoomyTransport(ways.api(), ways.smtp(), switched) : ways.api();
    }
    return either ? new SwitchingTransport(ways.smtp(), ways.api(), switched) : ways.smtp();
  }

  private <T> T notConfigured(MailAccount account) throws MailFailureException {
    alarm.notConfigured(account.method());
    throw new TokenRefusedException(NOT_CONFIGURED).asFailure();
  }
}

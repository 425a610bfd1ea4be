package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SignedInSettings;
import org.remitente.company.ReturnTargets;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.PublicAddress;

/**
 * Signing in on a provider's page: a wish, a browser that sets out, the same browser that comes
 * back, and what it was allowed. Nothing is stored as an account before it is verified; whoever
 * verifies tells how that ended.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIns {

  private static final int MAX_NAME = 200;
  private static final String PREFERENCES = "/preferences";

  @EJB SignInRecords records;
  @EJB SignInJourneys journeys;
  @Inject SignInProviders providers;
  @Inject ReturnTargets returnTargets;
  @Inject PublicAddress publicAddress;
  @Inject Homecoming homecoming;
  @Inject TokenEndpoint endpoint;
  @EJB Grants grants;
  @EJB MailAccounts accounts;
  @Inject Clock clock;

  /**
   * Begins a sign-in.
   *
   * @throws org.remitente.shared.NotFoundException where nobody can sign in with that provider here
   * @throws InvalidInputException with every error
   * @throws org.remitente.shared.RateLimitedException where a company begins too many
   */
  public BegunSignIn begin(String companyId, String provider, SignInWish wish) {
    providers.get(provider);
    List<InputError> errors = new ArrayList<>();
    if (wish.address() != null && wish.wanted().isEmpty()) {
      errors.add(new InputError("address", "address"));
    }
    String name = wish.displayName() == null ? "" : wish.displayName();
    if (name.length() > MAX_NAME) {
      errors.add(new InputError("displayName", "too-long"));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      errors.add(new InputError("displayName", "control-characters"));
    }
    if (wish.returnTo() != null && !returnTargets.allows(wish.returnTo())) {
      errors.add(new InputError("returnTo", "return-to"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    String returnTo = wish.returnTo() == null ? publicAddress.pathOf(PREFERENCES) : wish.returnTo();
    return records.begin(companyId, provider, wish, returnTo);
  }

  /**
   * Begins once more what came to nothing: with the same provider and the same wish.
   *
   * @throws org.remitente.shared.NotFoundException where it is not the company's, or nobody can
   *     sign in with that provider here any more
   * @throws org.remitente.shared.RateLimitedException where a company begins too many
   */
  public BegunSignIn beginAgain(SignInStatus earlier) {
    SignInWish wish = records.wish(earlier.companyId(), earlier.id());
    return begin(earlier.companyId(), earlier.provider(), wish);
  }

  /**
   * A browser opens what was begun and sets out for the provider; it works once, and for ten
   * minutes.
   *
   * @return empty for any other browser, and too late
   */
  public Optional<OpenedSignIn> open(Secret ticket) {
    return journeys.open(ticket);
  }

  /**
   * A browser came back from the provider.
   *
   * @param marks the mark that the browser bears for a sign-in, if any
   * @return empty where nobody waits for this browser: it may be led nowhere
   */
  public Optional<ReturnedSignIn> returned(
      ProviderAnswer answer, Function<String, Optional<Secret>> marks) {
    return Optional.ofNullable(answer.state())
        .flatMap(
            state ->
                journeys
                    .idOf(state)
                    .flatMap(id -> journeys.returned(state, marks.apply(id).orElse(null))))
        .map(returned -> homecoming.of(answer, returned));
  }

  /** How a sign-in stands; empty where it is not the company's. */
  public Optional<SignInStatus> find(String companyId, String id) {
    return records.find(companyId, id);
  }

  /**
   * A company verifies too much just now: what was signed in to is kept, so that it goes on by
   * {@link #confirm} without another sign-in.
   *
   * @param wait after which it may be verified
   */
  public void heldBack(SignedIn signedIn, Duration wait) {
    EmailAddress address = signedIn.settings().sender();
    Diagnosis why =
        DiagnosisCatalogue.verdict(DiagnosisCode.RATE_LIMITED, Service.OAUTH, Stage.TOKEN)
            .with("signedIn", address.value())
            .with("minutes", String.valueOf(wait.toMinutes() + 1));
    if (signedIn.tokens() instanceof NewTokens fresh) {
      signedIn
          .authorizationId()
          .ifPresent(
              id ->
                  records.keep(
                      signedIn.companyId(),
                      id,
                      address,
                      KeptTokens.of(address, signedIn.permissions(), fresh),
                      why,
                      wait));
    }
  }

  /**
   * Goes on with what was kept: with somebody else who signed in than was wanted, or what a company
   * had to wait with.
   *
   * @return what is to be verified now
   * @throws org.remitente.shared.NotFoundException where it is not the company's
   * @throws org.remitente.shared.ConflictException where nothing was kept, or for longer than ten
   *     minutes after it could have gone on
   */
  public SignedIn confirm(String companyId, String id) {
    SignInRecords.Confirmed confirmed = records.confirm(companyId, id);
    SignInProvider provider = providers.get(confirmed.provider());
    Permissions granted = Permissions.of(confirmed.tokens().scope());
    return new SignedIn(
        companyId,
        id,
        new SignedInSettings(
            provider.name(),
            confirmed.address(),
            confirmed.displayName(),
            confirmed.saveSentCopy(),
            false,
            SendingLimits.NONE,
            false),
        confirmed.tokens().username(),
        granted,
        provider,
        new NewTokens(
            provider,
            endpoint,
            clock,
            Secret.of(confirmed.tokens().refreshToken()),
            confirmed.tokens().refreshLifetime()),
        provider.outlets(granted));
  }

  /**
   * What was signed in to is being verified, in the transaction that notes the verification.
   *
   * @throws org.remitente.shared.ConflictException {@code sign-in-state} where it is being, or was,
   *     verified already
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void isVerifiedBy(SignedIn signedIn, String verificationId) {
    signedIn
        .authorizationId()
        .ifPresent(id -> records.isVerifiedBy(signedIn.companyId(), id, verificationId));
  }

  /**
   * It passed: its permission is stored with the account, in the transaction that stores that one.
   *
   * @param outlet by what the test message left
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void passed(SignedIn signedIn, String accountId, Outlet outlet) {
    String companyId = signedIn.companyId();
    if (signedIn.tokens() instanceof NewTokens fresh) {
      grants.keep(signedIn, accountId, outlet, fresh);
    } else {
      grants.leaveBy(companyId, accountId, outlet);
    }
    signedIn.authorizationId().ifPresent(id -> records.isDone(companyId, id, accountId));
  }

  /** It did not pass, and nothing of it is kept. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void failed(SignedIn signedIn, Diagnosis why) {
    signedIn.authorizationId().ifPresent(id -> records.fail(signedIn.companyId(), id, why));
  }

  /**
   * What was signed in to with the settings of the account that is renewed by it, where there is
   * one.
   */
  public SignedIn renewing(SignedIn signedIn) {
    return accounts
        .signedIn(signedIn.companyId(), signedIn.provider().name(), signedIn.settings().sender())
        .map(account -> signedIn.with(SignedInSettings.of(account)))
        .orElse(signedIn);
  }
}

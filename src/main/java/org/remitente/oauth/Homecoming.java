package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SignedInSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;

/** Judges what a browser brought home: who signed in, and what they allowed. */
@Dependent
class Homecoming {

  @EJB SignInRecords records;
  @EJB SignInJourneys journeys;
  @Inject SignInProviders providers;
  @Inject TokenEndpoint endpoint;
  @EJB Grants grants;
  @EJB MailAccounts accounts;
  @Inject OperatorAlarm alarm;
  @Inject Clock clock;

  /** The sign-in has failed, and this is why. */
  private static final class FailedException extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Diagnosis why;

    FailedException(Diagnosis why) {
      super(why.code().code());
      this.why = why;
    }
  }

  /** What follows for a browser that came back. */
  ReturnedSignIn of(ProviderAnswer answer, SignInJourneys.Returned returned) {
    SignInStatus status = returned.status();
    String end = ReturnAddress.with(status.returnTo(), status.id());
    try {
      SignInProvider provider = providers.get(returned.provider());
      TokenSet tokens = redeem(answer, returned, provider);
      return judged(provider, returned, tokens, end);
    } catch (FailedException failed) {
      records.fail(status.companyId(), status.id(), failed.why);
      return new ReturnedSignIn(end, null, null);
    }
  }

  private TokenSet redeem(
      ProviderAnswer answer, SignInJourneys.Returned returned, SignInProvider provider)
      throws FailedException {
    Optional<String> code = answer.usableCode();
    if (code.isEmpty() || answer.error() != null) {
      TokenRefusal refusal =
          new TokenRefusal(
              0,
              answer.error() == null ? "invalid_request" : ProviderAnswer.words(answer.error()),
              ProviderAnswer.words(answer.description()));
      alarm.refused(provider.name(), refusal);
      throw new FailedException(consent(DiagnosisCatalogue.diagnose(refusal), provider));
    }
    try {
      Resource first = provider.resource(provider.preferred());
      return endpoint.redeem(provider, code.get(), returned.verifier(), provider.scopes(first));
    } catch (TokenRefusedException e) {
      Diagnosis why = e.diagnosis();
      // A code that was used, stolen or made up; a lasting permission is not spoken of yet.
      throw new FailedException(
          why.code() == DiagnosisCode.OA_REVOKED
              ? verdict(DiagnosisCode.OA_STATE)
              : consent(why, provider));
    }
  }

  /** Where only an administrator can allow it, the address at which that is done. */
  private static Diagnosis consent(Diagnosis why, SignInProvider provider) {
    return why.code() == DiagnosisCode.OA_ADMIN && provider.name().equals(SignInProvider.OUTLOOK)
        ? why.with("consentUrl", AdminConsent.address(provider))
        : why;
  }

  private ReturnedSignIn judged(
      SignInProvider provider, SignInJourneys.Returned returned, TokenSet tokens, String end)
      throws FailedException {
    SignInStatus status = returned.status();
    Optional<NewTokens> given =
        Optional.ofNullable(tokens.refreshToken()).map(lasting -> fresh(provider, tokens, lasting));
    Permissions granted = granted(provider, tokens, given);
    if (provider.outlets(granted).isEmpty()) {
      throw new FailedException(
          verdict(DiagnosisCode.OA_SCOPES_MISSING)
              .with("scopes", String.join(", ", provider.missing(granted))));
    }
    Identity identity = identity(provider, returned, tokens);
    EmailAddress address = address(returned, identity);
    Optional<NewTokens> lasting =
        given.or(
            () ->
                stored(provider, status.companyId(), address)
                    .map(known -> fresh(provider, tokens, known)));
    if (lasting.isEmpty() && !returned.insisted()) {
      return new ReturnedSignIn(end, null, journeys.insist(status.companyId(), status.id()));
    }
    NewTokens fresh =
        lasting.orElseThrow(() -> new FailedException(verdict(DiagnosisCode.OA_NO_REFRESH)));
    if (isAnother(returned.wanted(), identity)) {
      keep(returned, address, granted, fresh);
      return new ReturnedSignIn(end, null, null);
    }
    return new ReturnedSignIn(end, signedIn(provider, returned, address, granted, fresh), null);
  }

  private NewTokens fresh(SignInProvider provider, TokenSet tokens, Secret lasting) {
    return new NewTokens(provider, endpoint, clock, lasting, null)
        .with(provider.resource(provider.preferred()), tokens);
  }

  /** Microsoft tells of one resource at a time: of the other once it is asked for a token there. */
  private static Permissions granted(
      SignInProvider provider, TokenSet tokens, Optional<NewTokens> given) {
    Permissions first =
        tokens.permissions().orElseGet(() -> Permissions.of(String.join(" ", provider.scopes())));
    Outlet other = provider.preferred() == Outlet.API ? Outlet.SMTP : Outlet.API;
    boolean untold =
        provider.asksFor(other)
            && provider.resource(other) != provider.resource(provider.preferred())
            && !provider.outlets(first).contains(other);
    return given
        .filter(fresh -> untold)
        .map(fresh -> first.and(fresh.permissions(provider.resource(other))))
        .orElse(first);
  }

  private Identity identity(
      SignInProvider provider, SignInJourneys.Returned returned, TokenSet tokens)
      throws FailedException {
    if (tokens.idToken() == null && !provider.tellsWhoSignsIn()) {
      return Identity.UNKNOWN;
    }
    // None, or for another program or another sign-in: somebody slipped a code in.
    return Optional.ofNullable(tokens.idToken())
        .flatMap(token -> Identity.of(token, provider.clientId(), returned.nonce()))
        .orElseThrow(() -> new FailedException(verdict(DiagnosisCode.OA_STATE)));
  }

  /**
   * The account that was signed in to: the one that was wanted, where the provider tells nothing.
   */
  private static EmailAddress address(SignInJourneys.Returned returned, Identity identity)
      throws FailedException {
    EmailAddress wanted = returned.wanted();
    if (wanted != null && (identity.addresses().isEmpty() || identity.has(wanted))) {
      return wanted;
    }
    return identity.addresses().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new FailedException(
                    verdict(DiagnosisCode.OA_SCOPES_MISSING).with("scopes", "email")));
  }

  private static boolean isAnother(EmailAddress wanted, Identity identity) {
    return wanted != null && !identity.addresses().isEmpty() && !identity.has(wanted);
  }

  /** Google gives a lasting permission the first time only: then the stored one still holds. */
  private Optional<Secret> stored(SignInProvider provider, String companyId, EmailAddress address) {
    return accounts
        .signedIn(companyId, provider.name(), address)
        .map(MailAccount::id)
        .flatMap(id -> grants.lasting(companyId, id));
  }

  private void keep(
      SignInJourneys.Returned returned,
      EmailAddress address,
      Permissions granted,
      NewTokens fresh) {
    Diagnosis why =
        verdict(DiagnosisCode.OA_OTHER_ACCOUNT)
            .with("signedIn", address.value())
            .with("wanted", returned.wanted().value());
    records.keep(
        returned.status().companyId(),
        returned.status().id(),
        address,
        KeptTokens.of(address, granted, fresh),
        why,
        Duration.ZERO);
  }

  private static SignedIn signedIn(
      SignInProvider provider,
      SignInJourneys.Returned returned,
      EmailAddress address,
      Permissions granted,
      NewTokens fresh) {
    SignedInSettings settings =
        new SignedInSettings(
            provider.name(),
            address,
            returned.displayName(),
            returned.saveSentCopy(),
            false,
            SendingLimits.NONE,
            false);
    List<Outlet> outlets = provider.outlets(granted);
    return new SignedIn(
        returned.status().companyId(),
        returned.status().id(),
        settings,
        address.value(),
        granted,
        provider,
        fresh,
        outlets);
  }

  private static Diagnosis verdict(DiagnosisCode code) {
    return DiagnosisCatalogue.verdict(code, Service.OAUTH, Stage.TOKEN);
  }
}

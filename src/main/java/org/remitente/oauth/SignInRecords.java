package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.company.Companies;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Ids;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RateLimitedException;
import org.remitente.shared.RecordJson;
import org.remitente.work.AccountWork;

/**
 * The written record of sign-ins, from the wish to what came of it; each change is a short
 * transaction of its own. Times are the database's: a browser may come back to another node.
 */
@Stateless
public class SignInRecords {

  /** For the browser to set out, for the provider's page, and for a person who confirms. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Far beyond it, so that one whose node died has failed. */
  private static final Duration FOR_A_VERIFICATION = Duration.ofMinutes(3);

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int AN_HOUR = 120;

  @Inject AuthorizationRepository repository;
  @EJB Companies companies;
  @Inject CredentialCipher cipher;
  @EJB AccountWork work;

  /** Somebody with whom it goes on, confirmed. */
  public record Confirmed(
      String provider,
      EmailAddress address,
      String displayName,
      boolean saveSentCopy,
      KeptTokens tokens) {}

  /**
   * Notes a wish.
   *
   * @throws RateLimitedException where a company wishes too often
   */
  public BegunSignIn begin(String companyId, String provider, SignInWish wish, String returnTo) {
    companies.takeTurns(companyId);
    OffsetDateTime now = work.now();
    if (repository.begunSince(companyId, now.minus(WINDOW)) >= AN_HOUR) {
      throw new RateLimitedException(WINDOW);
    }
    BegunSignIn begun = new BegunSignIn(Ids.next(), Secret.of(Ids.token()));
    repository.add(
        new Authorization(
            companyId,
            begun.id(),
            provider,
            wish,
            returnTo,
            begun.ticket(),
            now,
            now.plus(PATIENCE)));
    return begun;
  }

  /** Nothing came of it; one that is gone, or has ended, is passed over. */
  public void fail(String companyId, String id, Diagnosis why) {
    repository.lock(companyId, id).ifPresent(each -> each.fail(why));
  }

  /**
   * It cannot go on now, but may once somebody says so: what was granted is kept for a while.
   *
   * @param wait after which it may go on at the earliest
   */
  public void keep(
      String companyId,
      String id,
      EmailAddress address,
      KeptTokens tokens,
      Diagnosis why,
      Duration wait) {
    Authorization authorization = locked(companyId, id);
    String sealed =
        cipher.encrypt(Secret.of(RecordJson.write(tokens).toString()), authorization.binding());
    OffsetDateTime until = work.now().plus(wait).plus(PATIENCE);
    authorization.keep(address, sealed, why, until);
  }

  /**
   * It is to go on with whoever signed in; it is as before until a verification has begun.
   *
   * @throws NotFoundException where it is not the company's
   * @throws ConflictException {@code sign-in-state} where nothing was kept, or too long ago
   */
  public Confirmed confirm(String companyId, String id) {
    Authorization authorization =
        repository.lock(companyId, id).orElseThrow(() -> new NotFoundException("authorization"));
    if (!authorization.canBeConfirmedAt(work.now())) {
      throw new ConflictException("sign-in-state");
    }
    Secret sealed = cipher.decrypt(authorization.tokens(), authorization.binding());
    return new Confirmed(
        authorization.provider(),
        authorization.signedIn(),
        authorization.displayName(),
        authorization.saveSentCopy(),
        RecordJson.read(sealed.reveal(), KeptTokens.class));
  }

  /**
   * What somebody wished.
   *
   * @throws NotFoundException where it is not the company's
   */
  public SignInWish wish(String companyId, String id) {
    return repository
        .find(companyId, id)
        .map(Authorization::wish)
        .orElseThrow(() -> new NotFoundException("authorization"));
  }

  /**
   * What was signed in to is being verified: of several who wish it at once, one is first.
   *
   * @throws ConflictException {@code sign-in-state} for the others, and too late
   */
  public void isVerifiedBy(String companyId, String id, String verificationId) {
    OffsetDateTime now = work.now();
    Authorization authorization = locked(companyId, id);
    if (!authorization.awaitsItsVerification() && !authorization.canBeConfirmedAt(now)) {
      throw new ConflictException("sign-in-state");
    }
    authorization.isVerifiedBy(verificationId, now.plus(FOR_A_VERIFICATION));
  }

  /** The account is stored; part of the transaction that stores it. */
  public void isDone(String companyId, String id, String accountId) {
    locked(companyId, id).isDone(accountId);
  }

  /** How a sign-in stands; one that nobody went on with in time has failed. */
  public Optional<SignInStatus> find(String companyId, String id) {
    return repository.find(companyId, id).map(this::status);
  }

  /** Sign-ins that nobody can go on with keep no token, and after a day nothing at all. */
  public void forgetExpired() {
    OffsetDateTime now = work.now();
    repository.forgetSecretsOfExpired(now);
    repository.removeExpiredBefore(now.minus(KEPT));
  }

  private SignInStatus status(Authorization authorization) {
    SignInStatus status = authorization.status();
    boolean abandoned =
        status.state() == SignInState.PENDING && !authorization.isOpenAt(work.now());
    return abandoned ? status.failed(Authorization.STALE) : status;
  }

  private Authorization locked(String companyId, String id) {
    return repository.lock(companyId, id).orElseThrow(() -> new NotFoundException("authorization"));
  }
}

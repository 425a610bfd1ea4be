package org.remitente.oauth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.RecordJson;

/**
 * One sign-in on a provider's page, from the wish to the account. Each of its three keys serves
 * once: the link, the state that the provider returns, and the code.
 */
@Entity
@Table(name = "oauth_authorization")
@IdClass(CompanyItemId.class)
class Authorization {

  /** Why one failed that nobody went on with in time, or another browser did. */
  static final Diagnosis STALE =
      DiagnosisCatalogue.verdict(DiagnosisCode.OA_STATE, Service.OAUTH, Stage.TOKEN);

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String provider;
  private String wanted;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "save_sent_copy")
  private boolean saveSentCopy;

  @Column(name = "return_to")
  private String returnTo;

  @Column(name = "link_hash")
  private String linkHash;

  @Column(name = "state_hash")
  private String stateHash;

  @Column(name = "browser_hash")
  private String browserHash;

  private String verifier;
  private String nonce;
  private boolean insists;

  @Enumerated(EnumType.STRING)
  private SignInState state = SignInState.PENDING;

  @Column(name = "signed_in")
  private String signedIn;

  private String tokens;

  @Column(name = "verification_id")
  private String verificationId;

  @Column(name = "account_id")
  private String accountId;

  private String diagnosis;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  /** For JPA. */
  protected Authorization() {}

  /**
   * @param returnTo where the browser goes at the end
   */
  Authorization(
      String companyId,
      String id,
      String provider,
      SignInWish wish,
      String returnTo,
      Secret ticket,
      OffsetDateTime now,
      OffsetDateTime expiresAt) {
    this.companyId = companyId;
    this.id = id;
    this.provider = provider;
    this.wanted = wish.wanted().map(EmailAddress::value).orElse(null);
    this.displayName = wish.displayName();
    this.saveSentCopy = wish.saveSentCopy();
    this.returnTo = returnTo;
    this.linkHash = TokenHash.of(ticket);
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  /**
   * A browser sets out for the provider.
   *
   * @param sealedVerifier encrypted
   * @param until when it must be back
   */
  void leaves(
      Secret returnedState,
      Secret browser,
      String sealedVerifier,
      String newNonce,
      OffsetDateTime until) {
    expiresAt = until;
    linkHash = null;
    stateHash = TokenHash.of(returnedState);
    browserHash = TokenHash.of(browser);
    verifier = sealedVerifier;
    nonce = newNonce;
  }

  /** A browser came back with the state, which serves nobody else from now on. */
  void returned() {
    stateHash = null;
  }

  /** The same browser is sent once more, to be asked for a lasting permission. */
  void insist() {
    insists = true;
  }

  /** It cannot go on now; for a while whoever signed in can be taken all the same. */
  void keep(EmailAddress address, String sealedTokens, Diagnosis why, OffsetDateTime until) {
    fail(why);
    signedIn = address.value();
    tokens = sealedTokens;
    expiresAt = until;
  }

  /** What was signed in to is being verified; also where it was kept until somebody said so. */
  void isVerifiedBy(String verification, OffsetDateTime until) {
    state = SignInState.PENDING;
    diagnosis = null;
    tokens = null;
    verificationId = verification;
    expiresAt = until;
  }

  /** The account is stored. */
  void isDone(String account) {
    end(SignInState.DONE);
    accountId = account;
  }

  /** What has ended stays as it is: its account may be stored. */
  void fail(Diagnosis why) {
    if (state == SignInState.PENDING) {
      end(SignInState.FAILED);
      diagnosis = RecordJson.write(why).toString();
    }
  }

  /** Nothing of it is needed any longer but how it ended. */
  private void end(SignInState how) {
    state = how;
    linkHash = null;
    stateHash = null;
    browserHash = null;
    verifier = null;
    tokens = null;
  }

  boolean isOpenAt(OffsetDateTime now) {
    return state == SignInState.PENDING && now.isBefore(expiresAt);
  }

  /** Whether somebody is signed in, and nobody has begun to verify it. */
  boolean awaitsItsVerification() {
    return state == SignInState.PENDING && verificationId == null;
  }

  boolean canBeConfirmedAt(OffsetDateTime now) {
    return state == SignInState.FAILED && tokens != null && now.isBefore(expiresAt);
  }

  /** Whether this is the browser that set out. */
  boolean isFrom(Secret browser) {
    return browser != null && browserHash != null && browserHash.equals(TokenHash.of(browser));
  }

  /** What its secrets are bound to when they are encrypted. */
  String binding() {
    return companyId + "\nsign-in\n" + id;
  }

  boolean insists() {
    return insists;
  }

  String companyId() {
    return companyId;
  }

  String id() {
    return id;
  }

  String provider() {
    return provider;
  }

  /** Whom somebody wanted to be signed in as. */
  Optional<EmailAddress> wanted() {
    return EmailAddress.parse(wanted);
  }

  String displayName() {
    return displayName;
  }

  boolean saveSentCopy() {
    return saveSentCopy;
  }

  /** What was wanted, where the browser goes at the end included. */
  SignInWish wish() {
    return new SignInWish(wanted, displayName, saveSentCopy, returnTo);
  }

  /** Encrypted. */
  String verifier() {
    return verifier;
  }

  String nonce() {
    return nonce;
  }

  /** Encrypted. */
  String tokens() {
    return tokens;
  }

  /** Who did sign in, where that was kept. */
  EmailAddress signedIn() {
    return new EmailAddress(signedIn);
  }

  SignInStatus status() {
    Diagnosis why = diagnosis == null ? null : RecordJson.read(diagnosis, Diagnosis.class);
    return new SignInStatus(
        companyId, id, provider, state, accountId, verificationId, why, returnTo);
  }
}

package org.remitente.verification;

import org.remitente.account.AccountSettings;
import org.remitente.account.SignedInSettings;
import org.remitente.oauth.SignedIn;

/**
 * What is to be verified, and what for.
 *
 * @param purpose what happens when it passes
 * @param accountId the account to replace or to verify again, or null
 * @param settings the settings as typed; null with {@link Purpose#CHECK}, which takes those of the
 *     account, and where nobody types any
 * @param wishes what is to be replaced of an account that was signed in to at its provider, or null
 * @param signedIn what somebody has just signed in to, or null
 */
public record VerificationRequest(
    Purpose purpose,
    String accountId,
    AccountSettings settings,
    SignedInSettings wishes,
    SignedIn signedIn) {

  /** What a verification is for. */
  public enum Purpose {
    /** Only to know; nothing is stored. */
    TRY,
    /** To store a new account. */
    CREATE,
    /** To replace a stored account's settings. */
    REPLACE,
    /** To store or renew an account that somebody has just signed in to at its provider. */
    SIGN_IN,
    /** To see whether a stored account still works; only its health changes. */
    CHECK
  }

  /** The account that stands in the report from the start; one that is replaced does not yet. */
  String reportedAccount() {
    return purpose == Purpose.CHECK ? accountId : null;
  }

  /** A trial that stores nothing. */
  public static VerificationRequest trial(AccountSettings settings) {
    return new VerificationRequest(Purpose.TRY, null, settings, null, null);
  }

  /** A new account. */
  public static VerificationRequest create(AccountSettings settings) {
    return new VerificationRequest(Purpose.CREATE, null, settings, null, null);
  }

  /** New settings for a stored account. */
  public static VerificationRequest replace(String accountId, AccountSettings settings) {
    return new VerificationRequest(Purpose.REPLACE, accountId, settings, null, null);
  }

  /** A stored account again. */
  public static VerificationRequest check(String accountId) {
    return new VerificationRequest(Purpose.CHECK, accountId, null, null, null);
  }

  /** Other wishes for a stored account that was signed in to at its provider. */
  public static VerificationRequest replace(String accountId, SignedInSettings wishes) {
    return new VerificationRequest(Purpose.REPLACE, accountId, null, wishes, null);
  }

  /** What somebody has just signed in to at its provider. */
  public static VerificationRequest signIn(SignedIn signedIn) {
    return new VerificationRequest(Purpose.SIGN_IN, null, null, null, signedIn);
  }
}

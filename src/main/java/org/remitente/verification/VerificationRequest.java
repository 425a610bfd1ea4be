package org.remitente.verification;

import org.remitente.account.AccountSettings;

/**
 * What is to be verified, and what for.
 *
 * @param purpose what happens when it passes
 * @param accountId the account to replace or to verify again, or null
 * @param settings the settings as typed; null with {@link Purpose#CHECK}, which takes those of the
 *     account
 */
public record VerificationRequest(Purpose purpose, String accountId, AccountSettings settings) {

  /** What a verification is for. */
  public enum Purpose {
    /** Only to know; nothing is stored. */
    TRY,
    /** To store a new account. */
    CREATE,
    /** To replace a stored account's settings. */
    REPLACE,
    /** To see whether a stored account still works; only its health changes. */
    CHECK
  }

  /** The account that stands in the report from the start; one that is replaced does not yet. */
  String reportedAccount() {
    return purpose == Purpose.CHECK ? accountId : null;
  }

  /** A trial that stores nothing. */
  public static VerificationRequest trial(AccountSettings settings) {
    return new VerificationRequest(Purpose.TRY, null, settings);
  }

  /** A new account. */
  public static VerificationRequest create(AccountSettings settings) {
    return new VerificationRequest(Purpose.CREATE, null, settings);
  }

  /** New settings for a stored account. */
  public static VerificationRequest replace(String accountId, AccountSettings settings) {
    return new VerificationRequest(Purpose.REPLACE, accountId, settings);
  }

  /** A stored account again. */
  public static VerificationRequest check(String accountId) {
    return new VerificationRequest(Purpose.CHECK, accountId, null);
  }
}

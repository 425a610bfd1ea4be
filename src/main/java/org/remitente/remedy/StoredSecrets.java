package org.remitente.remedy;

import org.remitente.account.AccountSettings;
import org.remitente.account.ServerSettings;

/**
 * Which passwords of a verification were not typed but taken from a stored account: they go to no
 * other host than the one they were stored for.
 */
public record StoredSecrets(boolean smtp, boolean imap) {

  /** Everything was typed. */
  public static final StoredSecrets NONE = new StoredSecrets(false, false);

  /** Everything was stored. */
  public static final StoredSecrets ALL = new StoredSecrets(true, true);

  /**
   * What was filled in.
   *
   * @param typed as somebody sent it
   * @param completed the same with stored passwords
   */
  public static StoredSecrets between(AccountSettings typed, AccountSettings completed) {
    boolean smtp = filledIn(typed.smtp(), completed.smtp());
    boolean own = completed.imap() != null && completed.imap().password() != null;
    return new StoredSecrets(smtp, own ? filledIn(typed.imap(), completed.imap()) : smtp);
  }

  private static boolean filledIn(ServerSettings typed, ServerSettings completed) {
    return completed != null
        && completed.password() != null
        && (typed == null || typed.password() == null);
  }
}

package org.remitente.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.StoredServer;
import org.remitente.outbox.AccountUse;
import org.remitente.shared.Language;
import org.remitente.verification.Warning;

/**
 * An account in the list.
 *
 * @param displayName the name that recipients see, or null
 * @param preferred whether it is the default one
 * @param health its name in the contract, for the style sheet
 * @param sign one character for the eye
 * @param smtp server, port and encryption for sending
 * @param username the user for sending, or null for a server without sign-in
 * @param imap server, port and encryption for filing copies, or null where none is filed
 * @param sentCopy who files copies, and where
 * @param verifiedAt since when it works as it is set up
 * @param lastSentAt when a message last left by it, or null
 * @param warnings what its last verification warned of
 */
public record AccountRow(
    String id,
    String address,
    String displayName,
    boolean preferred,
    String health,
    String sign,
    String healthWord,
    String smtp,
    String username,
    String imap,
    String sentCopy,
    Moment verifiedAt,
    Moment lastSentAt,
    Moment checkedAt,
    List<Finding> warnings)
    implements Serializable {

  /**
   * @param keptByProvider whether the provider keeps what is sent by itself
   */
  static AccountRow of(
      MailAccount account, AccountUse use, boolean keptByProvider, Language language) {
    String health = account.health().tag();
    return new AccountRow(
        account.id(),
        account.address().value(),
        account.displayName(),
        account.preferred(),
        health,
        sign(account.health()),
        PageText.text(language, "account.health." + health),
        words(account.smtp(), language),
        account.smtp().username(),
        account.imap() == null ? null : words(account.imap(), language),
        sentCopy(account, keptByProvider, language),
        Moment.of(account.verifiedAt(), language),
        use.lastSentAt() == null ? null : Moment.of(use.lastSentAt(), language),
        Moment.of(account.checkedAt(), language),
        account.warnings().stream()
            .map(stored -> Finding.of(new Warning(stored.code(), stored.args()), language))
            .toList());
  }

  private static String words(StoredServer server, Language language) {
    return server.host()
        + " : "
        + server.port()
        + " · "
        + PageText.text(language, "security." + server.security().tag());
  }

  private static String sentCopy(MailAccount account, boolean keptByProvider, Language language) {
    SentCopyPolicy policy = keptByProvider ? SentCopyPolicy.PROVIDER_SAVES : account.sentCopy();
    String words = PageText.text(language, "account.copy." + policy.tag());
    return account.sentFolder() == null
        ? words
        : words
            + " "
            + PageText.text(
                language, "account.copy.folder", Map.of("folder", account.sentFolder()));
  }

  private static String sign(AccountHealth health) {
    return switch (health) {
      case OK -> "✓";
      case NEEDS_SIGN_IN -> "✗";
      case FAILING -> "!";
      case UNKNOWN -> "?";
    };
  }
}

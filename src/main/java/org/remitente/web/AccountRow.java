package org.remitente.web;

import java.io.Serializable;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.StoredServer;
import org.remitente.checkup.Ending;
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
 * @param connection with whom its owner signed in, or null where the account has servers of its own
 * @param reconnect whether its owner has to sign in there again
 * @param smtp server, port and encryption for sending, or null
 * @param username the user for sending, or null for a server without sign-in
 * @param imap server, port and encryption for filing copies, or null where none is filed
 * @param sentCopy who files copies, and where
 * @param largest the largest message in words, or null where nobody said
 * @param verifiedAt since when it works as it is set up
 * @param lastSentAt when a message last left by it, or null
 * @param trouble what is wrong with it; empty where nothing is, or its owner is told to reconnect
 * @param endings what will end, and what to do
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
    String connection,
    boolean reconnect,
    String smtp,
    String username,
    String imap,
    String sentCopy,
    String largest,
    Moment verifiedAt,
    Moment lastSentAt,
    Moment checkedAt,
    List<Finding> trouble,
    List<Finding> endings,
    List<Finding> warnings)
    implements Serializable {

  private static final int BYTES_IN_MEGABYTE = 1 << 20;

  /** How much of a message can be files: each three bytes become four, and lines end (RFC 2045). */
  private static final double FILES = 0.73;

  /**
   * @param connection with whom its owner signed in; of no account for one with servers of its own
   * @param keptByProvider whether the provider keeps what is sent by itself
   * @param endings what will end for it
   */
  static AccountRow of(
      MailAccount account,
      String connection,
      AccountUse use,
      boolean keptByProvider,
      List<Ending> endings,
      Language language) {
    String health = account.health().tag();
    boolean reconnect = account.isSignedIn() && account.health() == AccountHealth.NEEDS_SIGN_IN;
    return new AccountRow(
        account.id(),
        account.address().value(),
        account.displayName(),
        account.preferred(),
        health,
        sign(account.health()),
        PageText.text(language, "account.health." + (reconnect ? "reconnect" : health)),
        account.isSignedIn() ? connection : null,
        reconnect,
        account.isSignedIn() ? null : words(account.smtp(), language),
        account.isSignedIn() ? null : account.smtp().username(),
        account.imap() == null ? null : words(account.imap(), language),
        sentCopy(account, keptByProvider, language),
        largest(account.sizeLimit(), language),
        Moment.of(account.verifiedAt(), language),
        use.lastSentAt() == null ? null : Moment.of(use.lastSentAt(), language),
        Moment.of(account.checkedAt(), language),
        account.trouble().filter(why -> !reconnect).stream()
            .map(why -> Finding.of(why, language))
            .toList(),
        endings.stream().map(ending -> Finding.of(ending, language)).toList(),
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

  private static String largest(Long bytes, Language language) {
    return bytes == null
        ? null
        : PageText.text(
            language,
            "account.largest.words",
            Map.of(
                "whole", megabytes(bytes, language), "files", megabytes(bytes * FILES, language)));
  }

  private static String megabytes(double bytes, Language language) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(bytes / BYTES_IN_MEGABYTE);
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

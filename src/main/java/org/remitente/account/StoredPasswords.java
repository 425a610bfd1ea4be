package org.remitente.account;

import java.util.Objects;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;

/**
 * Which left-out passwords of a replacement the stored ones stand in for. A stored password goes
 * nowhere but where it went before: it is kept only while host, port, security and user stay the
 * same; everything else must be typed again.
 */
final class StoredPasswords {

  private StoredPasswords() {}

  /** The typed settings, completed with the stored account's passwords where that is allowed. */
  static AccountSettings complete(AccountSettings typed, AccountSettings stored) {
    ServerSettings imap = typed.saveSentCopy() ? completeImap(typed, stored) : typed.imap();
    return new AccountSettings(
        typed.address(),
        typed.displayName(),
        completeSmtp(typed, stored, imap),
        typed.saveSentCopy(),
        imap,
        typed.sentFolder(),
        typed.acceptUnencrypted(),
        typed.preferred(),
        typed.limits(),
        typed.readDeliveryReports());
  }

  private static ServerSettings completeImap(AccountSettings typed, AccountSettings stored) {
    boolean same =
        typed.imap() != null
            && stored.imap() != null
            && sameDestination(typed.imap(), stored.imap())
            && Objects.equals(user(typed), user(stored));
    return same ? withPassword(typed.imap(), stored.imap().password()) : typed.imap();
  }

  private static ServerSettings completeSmtp(
      AccountSettings typed, AccountSettings stored, ServerSettings imap) {
    ServerSettings smtp = typed.smtp();
    boolean same =
        smtp != null
            && sameDestination(smtp, stored.smtp())
            && Objects.equals(smtp.username(), stored.smtp().username())
            && (!typed.saveSentCopy() || !goesElsewhere(imap, typed, stored));
    return same ? withPassword(smtp, stored.smtp().password()) : smtp;
  }

  /**
   * Whether IMAP would sign in with SMTP's password at a place or as a user where it did not
   * before.
   */
  private static boolean goesElsewhere(
      ServerSettings imap, AccountSettings typed, AccountSettings stored) {
    if (imap == null || imap.password() != null) {
      return false;
    }
    ServerSettings before = stored.imap();
    return before == null
        || before.password() != null
        || !sameDestination(imap, before)
        || !Objects.equals(user(typed), user(stored));
  }

  private static boolean sameDestination(ServerSettings typed, ServerSettings stored) {
    return stored.host().equals(normalized(typed.host()))
        && Objects.equals(typed.port(), stored.port())
        && typed.security() == stored.security();
  }

  private static String normalized(String host) {
    return HostName.parse(host).map(HostName::value).orElse(null);
  }

  private static String user(AccountSettings settings) {
    String own = settings.imap().username();
    return own != null || settings.smtp() == null ? own : settings.smtp().username();
  }

  private static ServerSettings withPassword(ServerSettings server, Secret stored) {
    return server.password() != null
        ? server
        : new ServerSettings(
            server.host(), server.port(), server.security(), server.username(), stored);
  }
}

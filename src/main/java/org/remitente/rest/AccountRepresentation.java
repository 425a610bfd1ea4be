package org.remitente.rest;

import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.account.SendingLimits;
import org.remitente.account.StoredServer;
import org.remitente.checkup.Ending;
import org.remitente.shared.Language;
import org.remitente.verification.Warning;

/** An account in answers: its settings without any secret, and what is known of it. */
record AccountRepresentation(
    String id,
    String method,
    String address,
    String displayName,
    Smtp smtp,
    boolean saveSentCopy,
    Imap imap,
    boolean acceptUnencrypted,
    boolean default_,
    Limits limits,
    boolean readDeliveryReports,
    OffsetDateTime verifiedAt,
    String sentCopy,
    String sentFolder,
    Long sizeLimit,
    String health,
    DiagnosisRepresentation diagnosis,
    List<End> endings,
    List<WarningRepresentation> warnings) {

  /** Something that will end; {@code at} is null where nobody can tell the day. */
  record End(String cause, OffsetDateTime at) {}

  /** The server that takes messages. */
  record Smtp(String host, int port, String security, String username, boolean hasPassword) {

    /** Null stays null. */
    static Smtp of(StoredServer server) {
      return server == null
          ? null
          : new Smtp(
              server.host(),
              server.port(),
              server.security().tag(),
              server.username(),
              server.hasPassword());
    }
  }

  /** The server that files copies. */
  record Imap(
      String host,
      int port,
      String security,
      String username,
      boolean hasPassword,
      String sentFolder) {

    /** Null stays null. */
    static Imap of(StoredServer server, String sentFolder) {
      return server == null
          ? null
          : new Imap(
              server.host(),
              server.port(),
              server.security().tag(),
              server.username(),
              server.hasPassword(),
              sentFolder);
    }
  }

  /** How much may be sent; null for the provider's own limit. */
  record Limits(Integer connections, Integer perMinute, Integer perHour, Integer perDay) {

    static Limits of(SendingLimits limits) {
      return new Limits(
          limits.connections(), limits.perMinute(), limits.perHour(), limits.perDay());
    }
  }

  /**
   * @param endings what will end for it
   */
  static AccountRepresentation of(MailAccount account, List<Ending> endings, Language language) {
    return of(account, account.health(), endings, language);
  }

  /**
   * @param health how it fares, or fared at the time that is told of
   */
  static AccountRepresentation of(
      MailAccount account, AccountHealth health, List<Ending> endings, Language language) {
    return new AccountRepresentation(
        account.id(),
        account.method(),
        account.address().value(),
        account.displayName(),
        Smtp.of(account.smtp()),
        account.saveSentCopy(),
        Imap.of(account.imap(), account.imapSentFolder()),
        account.acceptUnencrypted(),
        account.preferred(),
        Limits.of(account.limits()),
        account.readsDeliveryReports(),
        account.verifiedAt(),
        account.sentCopy().tag(),
        account.sentFolder(),
        account.sizeLimit(),
        health.tag(),
        DiagnosisRepresentation.of(account.trouble().orElse(null), language),
        endings.stream().map(each -> new End(each.cause().tag(), each.at())).toList(),
        account.warnings().stream()
            .map(stored -> new Warning(stored.code(), stored.args()))
            .map(warning -> WarningRepresentation.of(warning, language))
            .toList());
  }
}

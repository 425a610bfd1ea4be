package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.StoredServer;
import org.remitente.shared.Language;

/** The company's account as it is stored. */
@Named("account")
@RequestScoped
public class AccountBacking {

  @Inject CurrentVisitor visitor;
  @Inject MailAccounts accounts;

  private MailAccount account;

  @PostConstruct
  void read() {
    account = accounts.defaultAccount(visitor.companyId()).orElse(null);
  }

  /** Whether there is one. */
  public boolean isPresent() {
    return account != null;
  }

  /** The sender. */
  public String getAddress() {
    return account.address().value();
  }

  /** The name that recipients see, or null. */
  public String getDisplayName() {
    return account.displayName();
  }

  /** How it fares, by its name in the contract. */
  public String getHealth() {
    return account.health().tag();
  }

  /** Server, port and encryption for sending. */
  public String getSmtp() {
    return words(account.smtp());
  }

  /** The user for sending, or null for a server without sign-in. */
  public String getUsername() {
    return account.smtp().username();
  }

  /** Server, port and encryption for filing copies, or null where none is filed. */
  public String getImap() {
    return account.imap() == null ? null : words(account.imap());
  }

  /** Who files copies, and where. */
  public String getSentCopy() {
    Language language = visitor.language();
    String key = "account.copy." + account.sentCopy().tag();
    return account.sentFolder() == null
        ? PageText.text(language, key)
        : PageText.text(language, key)
            + " "
            + PageText.text(
                language, "account.copy.folder", Map.of("folder", account.sentFolder()));
  }

  /** When it last passed a verification. */
  public Moment getVerifiedAt() {
    return Moment.of(account.verifiedAt(), visitor.language());
  }

  private String words(StoredServer server) {
    return server.host()
        + " : "
        + server.port()
        + " · "
        + PageText.text(visitor.language(), "security." + server.security().tag());
  }
}

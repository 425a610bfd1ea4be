package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SignedInSettings;
import org.remitente.mail.Patience;
import org.remitente.oauth.AccountConnections;
import org.remitente.verification.VerificationRequest;

/**
 * What its owner can change of an account to which they signed in at its provider: everything else
 * follows from that.
 */
@Named("connectedForm")
@ViewScoped
public class ConnectedFormBacking implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CurrentVisitor visitor;
  @Inject SelectionBacking selection;
  @Inject MailAccounts accounts;
  @Inject ChoicesBacking choices;
  @Inject AccountConnections connections;

  private String accountId;
  private String method;
  private String address;
  private String displayName;
  private boolean saveSentCopy;
  private boolean readDeliveryReports;
  private boolean mailboxReached;

  @PostConstruct
  void open() {
    selection.account().filter(MailAccount::isSignedIn).ifPresent(this::fill);
  }

  private void fill(MailAccount account) {
    accountId = account.id();
    method = account.method();
    address = account.address().value();
    displayName = account.displayName();
    saveSentCopy = account.saveSentCopy();
    readDeliveryReports = account.readsDeliveryReports();
    mailboxReached =
        connections.store(account.companyId(), account.id(), Patience.DELIVERY).isPresent();
  }

  /** What is to be verified. */
  VerificationRequest request() {
    SignedInSettings stored = SignedInSettings.of(accounts.get(visitor.companyId(), accountId));
    return VerificationRequest.replace(
        accountId,
        new SignedInSettings(
            stored.provider(),
            stored.sender(),
            displayName,
            saveSentCopy,
            stored.preferred(),
            stored.limits(),
            readDeliveryReports));
  }

  /** The account. */
  public String getAccountId() {
    return accountId;
  }

  /** The sender, which stays. */
  public String getAddress() {
    return address;
  }

  /** With whom its owner signed in. */
  public String getConnection() {
    return choices.connection(method);
  }

  /** Whether its owner decides about copies: elsewhere the provider keeps them. */
  public boolean isCopyAsked() {
    return MailChoice.ofSignIn(method).isCopyAsked();
  }

  /** Whether reports can be looked for: elsewhere only the provider's interface is used. */
  public boolean isReportsAsked() {
    return mailboxReached || isCopyAsked();
  }

  /** The name that recipients see. */
  public String getDisplayName() {
    return displayName;
  }

  /** Takes the name that recipients see. */
  public void setDisplayName(String displayName) {
    this.displayName = ServerForm.typed(displayName);
  }

  /** Whether a copy belongs into the Sent folder. */
  public boolean isSaveSentCopy() {
    return saveSentCopy;
  }

  /** Takes whether a copy belongs into the Sent folder. */
  public void setSaveSentCopy(boolean saveSentCopy) {
    this.saveSentCopy = saveSentCopy;
  }

  /** Whether reports of undelivered messages are looked for in the mailbox. */
  public boolean isReadDeliveryReports() {
    return readDeliveryReports;
  }

  /** Takes whether reports of undelivered messages are looked for in the mailbox. */
  public void setReadDeliveryReports(boolean readDeliveryReports) {
    this.readDeliveryReports = readDeliveryReports;
  }
}

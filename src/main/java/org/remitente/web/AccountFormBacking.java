package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.account.AccountSettings;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.oauth.SignInWish;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.remedy.Repair;
import org.remitente.security.Secret;
import org.remitente.verification.VerificationRequest;

/** What stands in the form of the account, but for its passwords. */
@Named("accountForm")
@ViewScoped
public class AccountFormBacking implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CurrentVisitor visitor;
  @Inject SelectionBacking selection;
  @Inject MailAccounts accounts;
  @Inject ProviderCatalogue catalogue;

  private String accountId;
  private String storedAddress;
  private MailChoice storedChoice;
  private MailChoice choice = MailChoice.OWN;
  private String displayName;
  private String address;
  private final ServerForm smtp =
      new ServerForm(ServerForm.SUBMISSION, ConnectionSecurity.STARTTLS);
  private final ServerForm imap = new ServerForm(ServerForm.IMAPS, ConnectionSecurity.TLS);
  private boolean saveSentCopy;
  private boolean readDeliveryReports;
  private String sentFolder;
  private boolean acceptUnencrypted;
  private boolean serversShown;
  private boolean withPassword;
  private boolean copyWanted = true;

  @PostConstruct
  void open() {
    selection.account().filter(account -> !account.isSignedIn()).ifPresent(this::fill);
  }

  private void fill(MailAccount account) {
    accountId = account.id();
    displayName = account.displayName();
    address = account.address().value();
    smtp.fill(account.smtp());
    saveSentCopy = account.saveSentCopy();
    readDeliveryReports = account.readsDeliveryReports();
    if (account.imap() != null) {
      imap.fill(account.imap());
    }
    sentFolder = account.imapSentFolder();
    acceptUnencrypted = account.acceptUnencrypted();
    storedAddress = address;
    storedChoice = MailChoice.ofServer(smtp.getHost(), catalogue);
    choice = storedChoice;
    withPassword = choice.wantsAppPassword();
    if (choice.wantsAppPassword() && address.equalsIgnoreCase(smtp.getUsername())) {
      smtp.setUsername(null);
    }
  }

  /**
   * Takes a choice.
   *
   * @param filledFor the choice whose servers stand in the fields: another one where no script
   *     changed them, which must not get this one's password
   */
  void choose(MailChoice chosen, MailChoice filledFor) {
    choice = chosen;
    if (chosen.wantsAppPassword() && chosen != filledFor) {
      chosen.provider(catalogue).ifPresent(this::fill);
    }
  }

  private void fill(Provider provider) {
    smtp.fill(provider.smtp());
    imap.fill(provider.imap());
    saveSentCopy = ServerPreset.wantsCopy(provider);
    sentFolder = null;
    acceptUnencrypted = false;
  }

  /** Takes over what was proved to work. */
  void mend(Repair repair) {
    smtp.mend(repair.changes(), "smtp.");
    imap.mend(repair.changes(), "imap.");
  }

  /** What is to be verified: a new account, or new settings for the stored one. */
  VerificationRequest request(Secret smtpPassword, Secret imapPassword) {
    if (accountId == null) {
      return VerificationRequest.create(
          settings(smtpPassword, imapPassword, false, SendingLimits.NONE));
    }
    MailAccount stored = accounts.get(visitor.companyId(), accountId);
    return VerificationRequest.replace(
        accountId, settings(smtpPassword, imapPassword, stored.preferred(), stored.limits()));
  }

  /** The account that the company has already of the address of a new one. */
  Optional<MailAccount> known() {
    return isStored() ? Optional.empty() : accounts.withPassword(visitor.companyId(), address);
  }

  /** What is wanted of a mailbox to which its owner is going to sign in. */
  SignInWish wish(boolean copyIsAsked, String returnTo) {
    return new SignInWish(address, displayName, copyWanted || !copyIsAsked, returnTo);
  }

  private AccountSettings settings(
      Secret smtpPassword, Secret imapPassword, boolean preferred, SendingLimits limits) {
    return new AccountSettings(
        address,
        displayName,
        smtp.settings(smtpPassword, choice.wantsAppPassword() ? address : null),
        saveSentCopy,
        saveSentCopy ? imap.settings(imapPassword, null) : null,
        saveSentCopy ? sentFolder : null,
        acceptUnencrypted,
        preferred,
        limits,
        saveSentCopy && readDeliveryReports);
  }

  /** The ports that are no numbers, by their names in the contract. */
  List<String> unreadablePorts() {
    List<String> fields = new ArrayList<>();
    if (!smtp.portIsReadable()) {
      fields.add("smtp.port");
    }
    if (saveSentCopy && !imap.portIsReadable()) {
      fields.add("imap.port");
    }
    return fields;
  }

  /** Whether the only user is the address. */
  boolean signsInWithAddress() {
    return choice.wantsAppPassword() && smtp.getUsername() == null;
  }

  /** Where the mailbox is, by the choice's name in the page. */
  public String getChoice() {
    return choice.tag();
  }

  /** Where the stored account's mailbox is, or null where none is stored. */
  public String getStoredChoice() {
    return storedChoice == null ? null : storedChoice.tag();
  }

  /** The stored account's sender. */
  public String getStoredAddress() {
    return storedAddress;
  }

  /** Whether the servers are shown where they are known. */
  public boolean isServersShown() {
    return serversShown;
  }

  /** Takes whether the servers are shown where they are known. */
  public void setServersShown(boolean serversShown) {
    this.serversShown = serversShown;
  }

  /** Whether a password is wanted although one can sign in on the provider's page. */
  public boolean isWithPassword() {
    return withPassword;
  }

  /** Takes whether a password is wanted although one can sign in on the provider's page. */
  public void setWithPassword(boolean withPassword) {
    this.withPassword = withPassword;
  }

  /** Whether copies are wanted of what leaves by a mailbox to which its owner signs in. */
  public boolean isCopyWanted() {
    return copyWanted;
  }

  /** Takes whether copies are wanted of what leaves by such a mailbox. */
  public void setCopyWanted(boolean copyWanted) {
    this.copyWanted = copyWanted;
  }

  /** Whether the form is about an account that is stored. */
  public boolean isStored() {
    return accountId != null;
  }

  /** The name that recipients see. */
  public String getDisplayName() {
    return displayName;
  }

  /** Takes the name that recipients see. */
  public void setDisplayName(String displayName) {
    this.displayName = ServerForm.typed(displayName);
  }

  /** The sender. */
  public String getAddress() {
    return address;
  }

  /** Takes the sender. */
  public void setAddress(String address) {
    this.address = ServerForm.typed(address);
  }

  /** The server that takes messages. */
  public ServerForm getSmtp() {
    return smtp;
  }

  /** The server that files copies. */
  public ServerForm getImap() {
    return imap;
  }

  /** Whether a copy belongs into the Sent folder. */
  public boolean isSaveSentCopy() {
    return saveSentCopy;
  }

  /** Takes whether a copy belongs into the Sent folder. */
  public void setSaveSentCopy(boolean saveSentCopy) {
    this.saveSentCopy = saveSentCopy;
  }

  /** The folder for copies, or null to find it. */
  public String getSentFolder() {
    return sentFolder;
  }

  /** Takes the folder for copies. */
  public void setSentFolder(String sentFolder) {
    this.sentFolder = ServerForm.typed(sentFolder);
  }

  /** The consent to sign in over a connection in clear text. */
  public boolean isAcceptUnencrypted() {
    return acceptUnencrypted;
  }

  /** Takes the consent to sign in over a connection in clear text. */
  public void setAcceptUnencrypted(boolean acceptUnencrypted) {
    this.acceptUnencrypted = acceptUnencrypted;
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

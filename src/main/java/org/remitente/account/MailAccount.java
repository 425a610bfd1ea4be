package org.remitente.account;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.RecordJson;

/**
 * A company's mailbox by which its documents leave; every row passed a verification as it stands.
 */
@Entity
@Table(name = "mail_account")
@IdClass(CompanyItemId.class)
public class MailAccount {

  /** The {@link #method()} of an account that is signed in to with a password, or not at all. */
  public static final String PASSWORD = "password";

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String method = PASSWORD;

  private String address;

  @Column(name = "display_name")
  private String displayName;

  private boolean preferred;

  @Embedded
  @AttributeOverride(name = "host", column = @Column(name = "smtp_host"))
  @AttributeOverride(name = "port", column = @Column(name = "smtp_port"))
  @AttributeOverride(name = "security", column = @Column(name = "smtp_security"))
  @AttributeOverride(name = "username", column = @Column(name = "smtp_username"))
  @AttributeOverride(name = "secret", column = @Column(name = "smtp_secret"))
  private ServerColumns smtp;

  @Column(name = "save_sent_copy")
  private boolean saveSentCopy;

  @Embedded
  @AttributeOverride(name = "host", column = @Column(name = "imap_host"))
  @AttributeOverride(name = "port", column = @Column(name = "imap_port"))
  @AttributeOverride(name = "security", column = @Column(name = "imap_security"))
  @AttributeOverride(name = "username", column = @Column(name = "imap_username"))
  @AttributeOverride(name = "secret", column = @Column(name = "imap_secret"))
  private ServerColumns imap;

  @Column(name = "imap_sent_folder")
  private String imapSentFolder;

  @Column(name = "read_delivery_reports")
  private boolean readDeliveryReports;

  @Column(name = "accept_unencrypted")
  private boolean acceptUnencrypted;

  @Column(name = "limit_connections")
  private Integer limitConnections;

  @Column(name = "limit_per_minute")
  private Integer limitPerMinute;

  @Column(name = "limit_per_hour")
  private Integer limitPerHour;

  @Column(name = "limit_per_day")
  private Integer limitPerDay;

  @Enumerated(EnumType.STRING)
  @Column(name = "sent_copy")
  private SentCopyPolicy sentCopy;

  @Column(name = "sent_folder")
  private String sentFolder;

  @Column(name = "size_limit")
  private Long sizeLimit;

  private String warnings;

  @Enumerated(EnumType.STRING)
  private AccountHealth health;

  private String trouble;

  @Column(name = "mailbox_trouble")
  private String mailboxTrouble;

  @Column(name = "verified_at")
  private OffsetDateTime verifiedAt;

  @Column(name = "checked_at")
  private OffsetDateTime checkedAt;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  /** For JPA. */
  protected MailAccount() {}

  MailAccount(String companyId, String id, OffsetDateTime createdAt) {
    this.companyId = companyId;
    this.id = id;
    this.createdAt = createdAt;
  }

  /** Takes over settings that passed. */
  void take(AccountSettings settings, SealedServers servers) {
    AccountServers checked = servers.servers();
    address = checked.sender().value();
    displayName = checked.displayName();
    smtp = servers.smtp();
    saveSentCopy = settings.saveSentCopy();
    imap = servers.imap();
    imapSentFolder = settings.saveSentCopy() ? settings.sentFolder() : null;
    acceptUnencrypted = settings.acceptUnencrypted();
    readDeliveryReports = saveSentCopy && settings.readDeliveryReports();
    limit(settings.limits());
  }

  /** Takes over what the owner wants of an account that was signed in to at its provider. */
  void take(SignedInSettings settings) {
    method = settings.provider();
    address = settings.sender().value();
    displayName = settings.displayName();
    saveSentCopy = settings.saveSentCopy();
    readDeliveryReports = saveSentCopy && settings.readDeliveryReports();
    limit(settings.limits());
  }

  private void limit(SendingLimits wanted) {
    SendingLimits limits = wanted == null ? SendingLimits.NONE : wanted;
    limitConnections = limits.connections();
    limitPerMinute = limits.perMinute();
    limitPerHour = limits.perHour();
    limitPerDay = limits.perDay();
  }

  /** Takes over what the verification found out. */
  void learn(LearnedFacts learned, List<StoredWarning> warned, OffsetDateTime now) {
    sentCopy = learned.sentCopy();
    sentFolder = learned.sentFolder();
    sizeLimit = learned.sizeLimit();
    warnings = RecordJson.write(new StoredWarnings(warned)).toString();
    fare(AccountHealth.OK, null);
    mailboxFails(null);
    verifiedAt = now;
    checkedAt = now;
  }

  /** Takes over what was found out while it was used. */
  void learn(LearnedFacts learned, StoredWarning warned) {
    sentCopy = learned.sentCopy();
    sentFolder = learned.sentFolder();
    sizeLimit = learned.sizeLimit();
    Stream<StoredWarning> others =
        warnings().stream().filter(each -> !each.code().equals(warned.code()));
    List<StoredWarning> all = Stream.concat(others, Stream.of(warned)).toList();
    warnings = RecordJson.write(new StoredWarnings(all)).toString();
  }

  void prefer(boolean wanted) {
    preferred = wanted;
  }

  /**
   * @param why null where it is not known, or nothing is wrong
   */
  void fare(AccountHealth now, Diagnosis why) {
    health = now;
    trouble = RecordJson.text(why);
  }

  /** Whether it is news that sending fares so. */
  boolean isNews(AccountHealth now, Diagnosis why) {
    return health != now || why != null && trouble == null;
  }

  /**
   * @param why null where nothing is wrong with it
   */
  void mailboxFails(Diagnosis why) {
    mailboxTrouble = RecordJson.text(why);
  }

  void checked(OffsetDateTime now) {
    checkedAt = now;
  }

  /** Its opaque identifier. */
  public String id() {
    return id;
  }

  /**
   * How one signs in: {@value #PASSWORD}, or the name of the provider on whose page its owner did.
   */
  public String method() {
    return method;
  }

  /** Whether its owner signed in on the provider's page: then it has no servers of its own. */
  public boolean isSignedIn() {
    return !PASSWORD.equals(method);
  }

  /** The sender. */
  public EmailAddress address() {
    return new EmailAddress(address);
  }

  /** The name that recipients see, or null. */
  public String displayName() {
    return displayName;
  }

  /** Whether this is the company's default account. */
  public boolean preferred() {
    return preferred;
  }

  /** The server that takes messages, or null where {@link #isSignedIn()}. */
  public StoredServer smtp() {
    return isSignedIn() ? null : smtp.shown(smtp.secret() != null);
  }

  /** The server that files copies, or null where no copy is wanted. */
  public StoredServer imap() {
    return hasImap() ? imap.shown(imap.secret() != null || smtp.secret() != null) : null;
  }

  /** Whether a copy belongs into the Sent folder. */
  public boolean saveSentCopy() {
    return saveSentCopy;
  }

  /** The folder for copies that the user named, or null where it is found. */
  public String imapSentFolder() {
    return imapSentFolder;
  }

  /** Whether reports of undelivered messages are looked for in its mailbox. */
  public boolean readsDeliveryReports() {
    return readDeliveryReports;
  }

  /** Whether the user consented to sign in over a connection in clear text. */
  public boolean acceptUnencrypted() {
    return acceptUnencrypted;
  }

  /** How much may be sent over it. */
  public SendingLimits limits() {
    return new SendingLimits(limitConnections, limitPerMinute, limitPerHour, limitPerDay);
  }

  /** Who files copies. */
  public SentCopyPolicy sentCopy() {
    return sentCopy;
  }

  /** Full name of the Sent folder that was found, or null where no copy is wanted. */
  public String sentFolder() {
    return sentFolder;
  }

  /** The largest whole message in bytes, or null where no server said. */
  public Long sizeLimit() {
    return sizeLimit;
  }

  /** What the last verification warned of. */
  public List<StoredWarning> warnings() {
    return RecordJson.read(warnings, StoredWarnings.class).items();
  }

  /**
   * How it fares. It is failing, too, where its messages leave and their copies cannot be filed.
   */
  public AccountHealth health() {
    return failsForItsMailboxOnly() ? AccountHealth.FAILING : health;
  }

  /** What is wrong with it; empty where nothing is, or nobody knows. */
  public Optional<Diagnosis> trouble() {
    return Optional.ofNullable(failsForItsMailboxOnly() ? mailboxTrouble : trouble)
        .map(json -> RecordJson.read(json, Diagnosis.class));
  }

  /** Whether its messages leave, and only their copies are in trouble. */
  public boolean failsForItsMailboxOnly() {
    return health == AccountHealth.OK && mailboxTrouble != null;
  }

  /** Whether something was found to be wrong with the mailbox that files its copies. */
  public boolean hasMailboxTrouble() {
    return mailboxTrouble != null;
  }

  /** When these settings passed their verification and were stored. */
  public OffsetDateTime verifiedAt() {
    return verifiedAt;
  }

  /** When they were last verified, whatever came of it. */
  public OffsetDateTime checkedAt() {
    return checkedAt;
  }

  /** The company that it is of. */
  public String companyId() {
    return companyId;
  }

  OffsetDateTime createdAt() {
    return createdAt;
  }

  boolean hasImap() {
    return imap != null && imap.present();
  }

  ServerColumns smtpColumns() {
    return smtp;
  }

  ServerColumns imapColumns() {
    return imap;
  }
}

package org.remitente.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.content.StoredMessage;
import org.remitente.database.Statements;
import org.remitente.mime.MimeComposer;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.ConflictException;
import org.remitente.shared.EmailAddress;

/** A message on its way. Its state changes by its methods only. */
@Entity
@Table(name = "outbox_message")
@IdClass(CompanyItemId.class)
class OutboxMessage {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "message_id")
  private String messageId;

  @Column(name = "document_type")
  private String documentType;

  @Column(name = "document_number")
  private String documentNumber;

  private String language;

  private String sender;

  private String subject;

  @Column(name = "bcc_header")
  private String bccHeader;

  private long size;

  @Enumerated(EnumType.STRING)
  private MessageState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "copy_state")
  private CopyState copyState;

  private String claim;

  @Column(name = "handed_over")
  private boolean handedOver;

  @Column(name = "with_bcc")
  private boolean withBcc;

  private int failures;

  @Column(name = "failing_since")
  private OffsetDateTime failingSince;

  @Column(name = "accepted_at")
  private OffsetDateTime acceptedAt;

  @Column(name = "not_before")
  private OffsetDateTime notBefore;

  @Column(name = "next_attempt_at")
  private OffsetDateTime nextAttemptAt;

  @Column(name = "sent_at")
  private OffsetDateTime sentAt;

  @Column(name = "finished_at")
  private OffsetDateTime finishedAt;

  /** For JPA. */
  protected OutboxMessage() {}

  OutboxMessage(String companyId, String id, OutgoingMessage outgoing, CopyState copy) {
    this.companyId = companyId;
    this.id = id;
    this.accountId = outgoing.account().id();
    this.messageId = outgoing.draft().messageId();
    this.documentType = outgoing.document().type();
    this.documentNumber = outgoing.document().number();
    this.language = outgoing.language();
    this.sender = outgoing.draft().from().address().value();
    this.subject = outgoing.draft().subject();
    this.bccHeader =
        new String(MimeComposer.bccHeader(outgoing.draft().bcc()), StandardCharsets.US_ASCII);
    this.state = MessageState.QUEUED;
    this.copyState = copy;
    this.notBefore = outgoing.notBefore();
  }

  /** It is stored. */
  void acceptedAt(OffsetDateTime now) {
    acceptedAt = now;
    nextAttemptAt = notBefore != null && notBefore.isAfter(now) ? notBefore : now;
  }

  /** How many bytes it has. */
  void composed(long bytes) {
    size = bytes;
  }

  String companyId() {
    return companyId;
  }

  String id() {
    return id;
  }

  String accountId() {
    return accountId;
  }

  String messageId() {
    return messageId;
  }

  String documentType() {
    return documentType;
  }

  String documentNumber() {
    return documentNumber;
  }

  EmailAddress sender() {
    return new EmailAddress(sender);
  }

  String bccHeader() {
    return bccHeader;
  }

  long size() {
    return size;
  }

  /** Where its content is. */
  StoredMessage stored() {
    return new StoredMessage(companyId, id, bccHeader, size);
  }

  MessageState state() {
    return state;
  }

  CopyState copyState() {
    return copyState;
  }

  OffsetDateTime acceptedAt() {
    return acceptedAt;
  }

  OffsetDateTime nextAttemptAt() {
    return nextAttemptAt;
  }

  boolean handedOver() {
    return handedOver;
  }

  /** Whether somebody accepted it. */
  boolean isSubmitted() {
    return sentAt != null;
  }

  /** Whether a server has it, or may have it. */
  boolean mayHaveLeft() {
    return isSubmitted() || is(MessageState.SENDING, MessageState.UNKNOWN);
  }

  /** Whether its bytes are still stored: those of a finished message go after a while. */
  boolean hasContent() {
    return finishedAt != null || !state.isFinished();
  }

  /** Whether it was last handed over with its Bcc field. */
  boolean handedOverWithBcc() {
    return withBcc;
  }

  boolean is(MessageState... states) {
    return List.of(states).contains(state);
  }

  /**
   * Requires a state for a change that a person asked for.
   *
   * @throws ConflictException in any other
   */
  void require(MessageState... states) {
    if (!is(states)) {
      throw new ConflictException("message-state");
    }
  }

  /** Back in the queue as if it had not been touched. */
  void requeue() {
    state = MessageState.QUEUED;
    claim = null;
    handedOver = false;
    finishedAt = null;
  }

  /** Waits for its account to be mended, which does not count as age. */
  void hold() {
    requeue();
    failures = 0;
    failingSince = null;
  }

  /** A person wants it tried again, at once. */
  void tryAgain(OffsetDateTime now, CopyState copy) {
    hold();
    nextAttemptAt = now;
    copyState = sentAt == null ? copy : copyState;
  }

  /** Reached an end, or a doubt. */
  void end(MessageState end, OffsetDateTime now) {
    state = end;
    nextAttemptAt = null;
    finishedAt = end.isFinished() ? now : null;
    if (sentAt == null && (end == MessageState.REJECTED || end == MessageState.CANCELLED)) {
      copyState = CopyState.OFF;
    }
  }

  /** What is left of it is tried again at once. */
  void goesOn(OffsetDateTime now) {
    hold();
    state = MessageState.WAITING;
    nextAttemptAt = now;
  }

  /** Somebody accepted it; tells whether this was the first time. */
  boolean acceptedBySomebody(OffsetDateTime now) {
    boolean first = sentAt == null;
    sentAt = first ? now : sentAt;
    return first;
  }

  void copyIs(CopyState now) {
    copyState = now;
  }

  /** Fills the parameters of its row, which are in the order of its columns. */
  void store(PreparedStatement row) throws SQLException {
    row.setString(1, companyId);
    row.setString(2, id);
    row.setString(3, accountId);
    row.setString(4, messageId);
    row.setString(5, documentType);
    row.setString(6, documentNumber);
    row.setString(7, language);
    row.setString(8, sender);
    row.setString(9, subject);
    row.setString(10, bccHeader);
    row.setLong(11, size);
    row.setString(12, copyState.name());
    row.setObject(13, acceptedAt);
    Statements.time(row, 14, notBefore);
    row.setObject(15, nextAttemptAt);
  }

  MessageStatus shown(
      List<MessageStatus.Recipient> recipients,
      List<MessageStatus.Attempt> attempts,
      List<MessageStatus.Warning> warnings) {
    return new MessageStatus(
        id,
        messageId,
        accountId,
        new DocumentReference(documentType, documentNumber),
        subject,
        state,
        copyState,
        acceptedAt,
        notBefore,
        sentAt,
        state == MessageState.WAITING ? nextAttemptAt : null,
        size,
        recipients,
        attempts,
        warnings);
  }
}

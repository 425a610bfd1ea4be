package org.remitente.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
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

  /** For JPA. */
  protected OutboxMessage() {}

  OutboxMessage(String companyId, String id, OutgoingMessage outgoing, OffsetDateTime now) {
    this.companyId = companyId;
    this.id = id;
    this.accountId = outgoing.accountId();
    this.messageId = outgoing.draft().messageId();
    this.documentType = outgoing.document().type();
    this.documentNumber = outgoing.document().number();
    this.language = outgoing.language();
    this.sender = outgoing.draft().from().address().value();
    this.subject = outgoing.draft().subject();
    this.bccHeader =
        new String(MimeComposer.bccHeader(outgoing.draft().bcc()), StandardCharsets.US_ASCII);
    this.state = MessageState.QUEUED;
    this.acceptedAt = now;
    this.notBefore = outgoing.notBefore();
    this.nextAttemptAt = notBefore != null && notBefore.isAfter(now) ? notBefore : now;
  }

  void composed(long bytes, CopyState copy) {
    size = bytes;
    copyState = copy;
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

  EmailAddress sender() {
    return new EmailAddress(sender);
  }

  String bccHeader() {
    return bccHeader;
  }

  long size() {
    return size;
  }

  MessageState state() {
    return state;
  }

  OffsetDateTime acceptedAt() {
    return acceptedAt;
  }

  OffsetDateTime nextAttemptAt() {
    return nextAttemptAt;
  }

  OffsetDateTime failingSince() {
    return failingSince;
  }

  int failures() {
    return failures;
  }

  boolean handedOver() {
    return handedOver;
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

  /** A node begins an attempt, which has a name of its own. */
  void begin(String attempt) {
    state = MessageState.SENDING;
    claim = attempt;
    handedOver = false;
  }

  /**
   * The server is ready for the content.
   *
   * @param bcc whether it gets the Bcc field with it
   * @throws ClaimLostException where the attempt is not the one under way any more
   */
  void handOver(String attempt, boolean bcc) {
    if (state != MessageState.SENDING || !attempt.equals(claim)) {
      throw new ClaimLostException();
    }
    handedOver = true;
    withBcc = bcc;
  }

  /**
   * Whether the end of an attempt is still news: it is under way, or was only given up for lost.
   */
  boolean awaits(String attempt) {
    return is(MessageState.SENDING, MessageState.UNKNOWN) && attempt.equals(claim);
  }

  /** Back in the queue as if it had not been touched. */
  void requeue() {
    state = MessageState.QUEUED;
    claim = null;
    handedOver = false;
  }

  /** Waits for its account to be mended, which does not count as age. */
  void hold() {
    requeue();
    failures = 0;
    failingSince = null;
  }

  /** Met a temporary failure. */
  void waitUntil(OffsetDateTime next, OffsetDateTime now) {
    state = MessageState.WAITING;
    nextAttemptAt = next;
    failures++;
    failingSince = failingSince == null ? now : failingSince;
    claim = null;
    handedOver = false;
  }

  /** A person wants it tried again, at once. */
  void tryAgain(OffsetDateTime now, CopyState copy) {
    hold();
    nextAttemptAt = now;
    copyState = sentAt == null ? copy : copyState;
  }

  /** Reached an end, or a doubt that only a person ends. */
  void end(MessageState now) {
    state = now;
    if (sentAt == null && (now == MessageState.REJECTED || now == MessageState.CANCELLED)) {
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

  MessageStatus shown(
      List<MessageStatus.Recipient> recipients, List<MessageStatus.Attempt> attempts) {
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
        attempts);
  }
}

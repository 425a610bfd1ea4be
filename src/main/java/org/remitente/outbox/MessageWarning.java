package org.remitente.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.remitente.shared.EmailAddress;

/** Something that whoever sends a message should know although it was accepted. */
@Entity
@Table(name = "message_warning")
@IdClass(MessagePartId.class)
class MessageWarning {

  private static final int DOCUMENT = 0;

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String message;

  @Id private int position;

  private String code;

  private String about;

  private String hint;

  /** For JPA. */
  protected MessageWarning() {}

  private MessageWarning(
      String companyId, String message, int position, String code, String about, String hint) {
    this.companyId = companyId;
    this.message = message;
    this.position = position;
    this.code = code;
    this.about = about;
    this.hint = hint;
  }

  /** Another message carries the same document, and was accepted earlier. */
  static MessageWarning documentAgain(OutboxMessage message, OffsetDateTime earlier) {
    return new MessageWarning(
        message.companyId(),
        message.id(),
        DOCUMENT,
        MessageStatus.Warning.DOCUMENT_AGAIN,
        message.documentNumber(),
        earlier.toLocalDate().toString());
  }

  /** A recipient's address looks like another one. */
  static MessageWarning typo(MessageRecipient recipient, EmailAddress meant) {
    return of(recipient, MessageStatus.Warning.RECIPIENT_TYPO, meant.value());
  }

  /** A recipient's domain takes no mail. */
  static MessageWarning domain(MessageRecipient recipient, String code) {
    return of(recipient, code, null);
  }

  private static MessageWarning of(MessageRecipient recipient, String code, String hint) {
    return new MessageWarning(
        recipient.companyId(),
        recipient.message(),
        recipient.position() + 1,
        code,
        recipient.address().value(),
        hint);
  }

  /** Whether it is about the document, and not about a recipient. */
  boolean isOfDocument() {
    return position == DOCUMENT;
  }

  /** Fills the parameters of its row. */
  void store(PreparedStatement row) throws SQLException {
    row.setString(1, companyId);
    row.setString(2, message);
    row.setInt(3, position);
    row.setString(4, code);
    row.setString(5, about);
    row.setString(6, hint);
  }

  String message() {
    return message;
  }

  MessageStatus.Warning shown() {
    return new MessageStatus.Warning(code, about, hint);
  }
}

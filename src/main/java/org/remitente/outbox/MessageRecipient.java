package org.remitente.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.remitente.shared.EmailAddress;

/** One recipient of a message and what became of it. */
@Entity
@Table(name = "message_recipient")
@IdClass(MessagePartId.class)
class MessageRecipient {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String message;

  @Id private int position;

  private String address;

  @Enumerated(EnumType.STRING)
  private RecipientState state;

  @Column(name = "server_reply")
  private String serverReply;

  /** For JPA. */
  protected MessageRecipient() {}

  MessageRecipient(String companyId, String message, int position, EmailAddress address) {
    this.companyId = companyId;
    this.message = message;
    this.position = position;
    this.address = address.value();
    this.state = RecipientState.PENDING;
  }

  /** Fills the parameters of its row. */
  void store(PreparedStatement row) throws SQLException {
    row.setString(1, companyId);
    row.setString(2, message);
    row.setInt(3, position);
    row.setString(4, address);
  }

  String companyId() {
    return companyId;
  }

  int position() {
    return position;
  }

  String message() {
    return message;
  }

  EmailAddress address() {
    return new EmailAddress(address);
  }

  RecipientState state() {
    return state;
  }

  boolean is(RecipientState other) {
    return state == other;
  }

  /** Takes over what became of it; a reply that is null leaves the last one. */
  void becomes(RecipientState now, String reply) {
    state = now;
    serverReply = reply == null ? serverReply : reply;
  }

  /** Which part of the message it is. */
  MessagePartId part() {
    return new MessagePartId(companyId, message, position);
  }

  /**
   * @param bounce null where none is known
   */
  MessageStatus.Recipient shown(MessageBounce bounce) {
    return new MessageStatus.Recipient(
        address, state, serverReply, bounce == null ? null : bounce.shown());
  }
}

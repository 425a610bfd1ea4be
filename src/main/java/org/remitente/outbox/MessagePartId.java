package org.remitente.outbox;

import java.io.Serializable;
import java.util.Objects;

/** Primary key of what belongs to one message of one company, in its order. */
public class MessagePartId implements Serializable {

  private static final long serialVersionUID = 1L;

  private String companyId;
  private String message;
  private int position;

  /** For JPA. */
  public MessagePartId() {}

  MessagePartId(String companyId, String message, int position) {
    this.companyId = companyId;
    this.message = message;
    this.position = position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessagePartId that
        && companyId.equals(that.companyId)
        && message.equals(that.message)
        && position == that.position;
  }

  @Override
  public int hashCode() {
    return Objects.hash(companyId, message, position);
  }
}

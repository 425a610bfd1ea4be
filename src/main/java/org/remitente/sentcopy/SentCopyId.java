package org.remitente.sentcopy;

import java.io.Serializable;
import java.util.Objects;
import org.remitente.shared.Ids;

/**
 * Primary key of what is wanted of a Sent folder: the message and the purpose. A class and not a
 * record, since JPA 3.1 sets its fields.
 */
public class SentCopyId implements Serializable {

  private static final long serialVersionUID = 1L;

  private String companyId;
  private String id;
  private Purpose purpose;

  /** For JPA. */
  public SentCopyId() {}

  SentCopyId(DueCopy copy) {
    this.companyId = Ids.sought(copy.companyId());
    this.id = Ids.sought(copy.id());
    this.purpose = copy.purpose();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SentCopyId that
        && companyId.equals(that.companyId)
        && id.equals(that.id)
        && purpose == that.purpose;
  }

  @Override
  public int hashCode() {
    return Objects.hash(companyId, id, purpose);
  }
}

package org.remitente.shared;

import java.io.Serializable;
import java.util.Objects;

/**
 * Primary key of everything that belongs to a company: no look-up can forget the company. A class
 * and not a record, since JPA 3.1 sets its fields.
 */
public class CompanyItemId implements Serializable {

  private static final long serialVersionUID = 1L;

  private String companyId;
  private String id;

  /** For JPA. */
  public CompanyItemId() {}

  /** The key of one item of one company. */
  public CompanyItemId(String companyId, String id) {
    this.companyId = Ids.sought(companyId);
    this.id = Ids.sought(id);
  }

  /** The company's id. */
  public String companyId() {
    return companyId;
  }

  /** The item's own. */
  public String id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompanyItemId that
        && companyId.equals(that.companyId)
        && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(companyId, id);
  }
}

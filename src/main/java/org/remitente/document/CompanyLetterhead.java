package org.remitente.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.remitente.document.Letterhead.Logo;

/** A company's letterhead; it has one. */
@Entity
@Table(name = "company_letterhead")
class CompanyLetterhead {

  @Id
  @Column(name = "company_id")
  private String companyId;

  private String signature;

  @Column(name = "logo_type")
  private String logoType;

  private String logo;

  /** For JPA. */
  protected CompanyLetterhead() {}

  CompanyLetterhead(String companyId) {
    this.companyId = companyId;
  }

  /** Takes over what was checked. */
  void take(Letterhead letterhead) {
    signature = letterhead.signature();
    logoType = letterhead.logo() == null ? null : letterhead.logo().contentType();
    logo = letterhead.logo() == null ? null : letterhead.logo().content();
  }

  Letterhead letterhead() {
    return new Letterhead(signature, logo == null ? null : new Logo(logoType, logo));
  }
}

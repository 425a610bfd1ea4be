package org.remitente.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Language;

/** A company's own words for one kind of document in one language. */
@Entity
@Table(name = "company_template")
@IdClass(CompanyItemId.class)
class CompanyTemplate {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String subject;

  private String text;

  private String html;

  /** For JPA. */
  protected CompanyTemplate() {}

  CompanyTemplate(String companyId, DocumentType type, Language language) {
    this.companyId = companyId;
    this.id = id(type, language);
  }

  static String id(DocumentType type, Language language) {
    return type.tag() + "." + language.tag();
  }

  /** Takes over texts that were checked. */
  void take(TemplateTexts texts) {
    subject = texts.subject();
    text = texts.text();
    html = texts.html();
  }

  TemplateTexts texts() {
    return new TemplateTexts(subject, text, html);
  }
}

package org.remitente.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.shared.Language;

/** A tenant: everything else belongs to one and goes with it. */
@Entity
@Table(name = "company")
public class Company {

  @Id private String id;

  private String name;

  private String language;

  private String contact;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  /** For JPA. */
  protected Company() {}

  Company(String id, String name, Language language, String contact, OffsetDateTime createdAt) {
    this.id = id;
    this.name = name;
    this.language = language.tag();
    this.contact = contact;
    this.createdAt = createdAt;
  }

  /** Its opaque identifier. */
  public String id() {
    return id;
  }

  /** Its name as people read it. */
  public String name() {
    return name;
  }

  /** The language of its mails, folders and notices. */
  public Language language() {
    return Language.ofTag(language).orElse(Language.ES);
  }

  /** The address that gets the product's own notices, or null. */
  public String contact() {
    return contact;
  }

  OffsetDateTime createdAt() {
    return createdAt;
  }
}

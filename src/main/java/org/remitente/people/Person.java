package org.remitente.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.shared.CompanyItemId;

/** Somebody of a company who signs in by name and password. */
@Entity
@Table(name = "person")
@IdClass(CompanyItemId.class)
public class Person {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String username;

  @Column(name = "username_key")
  private String usernameKey;

  private String name;

  private String role;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_changed_at")
  private OffsetDateTime passwordChangedAt;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  /** For JPA. */
  protected Person() {}

  Person(String companyId, String id, CheckedPerson checked, String hash, OffsetDateTime now) {
    this.companyId = companyId;
    this.id = id;
    this.username = checked.username();
    this.usernameKey = UsernameKey.of(checked.username());
    this.name = checked.name();
    this.role = checked.role().tag();
    this.passwordHash = hash;
    this.passwordChangedAt = now;
    this.createdAt = now;
  }

  /** An opaque identifier. */
  public String id() {
    return id;
  }

  /** The name to sign in with, as it was typed first. */
  public String username() {
    return username;
  }

  /** The name that others read. */
  public String name() {
    return name;
  }

  /** What this person may do. */
  public Role role() {
    return Role.ofTag(role).orElse(Role.USER);
  }

  String companyId() {
    return companyId;
  }

  String passwordHash() {
    return passwordHash;
  }

  OffsetDateTime passwordChangedAt() {
    return passwordChangedAt;
  }

  OffsetDateTime createdAt() {
    return createdAt;
  }

  /** Sessions that were begun with the password before end. */
  void changePassword(String hash, OffsetDateTime now) {
    passwordHash = hash;
    passwordChangedAt = now;
  }
}

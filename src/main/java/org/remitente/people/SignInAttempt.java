package org.remitente.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** That somebody tried a password; of the name a hash alone. */
@Entity
@Table(name = "sign_in_attempt")
class SignInAttempt {

  @Id private String id;

  @Column(name = "username_hash")
  private String usernameHash;

  private String address;

  @Column(name = "made_at")
  private OffsetDateTime madeAt;

  /** For JPA. */
  protected SignInAttempt() {}

  SignInAttempt(String id, String usernameHash, String address, OffsetDateTime madeAt) {
    this.id = id;
    this.usernameHash = usernameHash;
    this.address = address;
    this.madeAt = madeAt;
  }
}

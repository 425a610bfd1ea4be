package org.remitente.people;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may do for a company; each role holds those before it. */
public enum Role {
  /** Sets up accounts, sends, retries and cancels. */
  USER,
  /** Moreover says who the company's people are. */
  ADMIN;

  /** Its name in the contract, the database and Jakarta Security. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a name; empty for any other text and for null. */
  public static Optional<Role> ofTag(String tag) {
    return Stream.of(values()).filter(role -> role.tag().equals(tag)).findFirst();
  }

  /** The names of this role and of all that it holds. */
  Set<String> groups() {
    return Stream.of(values())
        .filter(role -> role.compareTo(this) <= 0)
        .map(Role::tag)
        .collect(Collectors.toUnmodifiableSet());
  }
}

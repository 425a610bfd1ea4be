package org.remitente.people;

import java.util.ArrayList;
import java.util.List;
import org.remitente.company.OneLine;
import org.remitente.security.PasswordRules;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

/** Somebody who is to be added, found sound. */
record CheckedPerson(String username, String name, Role role) {

  private static final int MAX_USERNAME = 100;

  /** Some characters are written with several others; the database has this much room for them. */
  private static final int MAX_KEY = 200;

  private static final int MAX_NAME = 200;

  /**
   * Checks what was typed.
   *
   * @throws InvalidInputException with every error
   */
  static CheckedPerson of(NewPerson typed) {
    List<InputError> errors = new ArrayList<>();
    checkUsername(typed.username(), errors);
    PasswordRules.check("password", typed.password(), typed.username(), errors);
    OneLine.check("name", typed.name(), MAX_NAME, errors);
    if (Role.ofTag(typed.role()).isEmpty()) {
      errors.add(new InputError("role", typed.role() == null ? "required" : "role"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return new CheckedPerson(
        typed.username().strip(), typed.name().strip(), Role.ofTag(typed.role()).orElseThrow());
  }

  private static void checkUsername(String username, List<InputError> errors) {
    int before = errors.size();
    OneLine.check("username", username, MAX_USERNAME, errors);
    if (errors.size() > before) {
      return;
    }
    if (UsernameKey.of(username).length() > MAX_KEY) {
      errors.add(new InputError("username", "too-long"));
    } else if (username.codePoints().anyMatch(CheckedPerson::invisible)) {
      errors.add(new InputError("username", "control-characters"));
    }
  }

  /** With it somebody could be made to look like somebody else. */
  private static boolean invisible(int character) {
    return Character.getType(character) == Character.FORMAT;
  }
}

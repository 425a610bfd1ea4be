package org.remitente.security;

import java.util.List;
import org.remitente.shared.InputError;

/**
 * What a password must be: long, and not the name it belongs to. Kinds of characters are nobody's
 * business (NIST SP 800-63B).
 */
public final class PasswordRules {

  /** How many characters a password has at least. */
  public static final int MIN_LENGTH = 10;

  /** How many characters a password may have: more would only cost time to hash. */
  public static final int MAX_LENGTH = 200;

  private PasswordRules() {}

  /**
   * Adds every error of a password.
   *
   * @param password null where it is missing
   * @param username the name it belongs to, or null where that is not known
   */
  public static void check(
      String field, Secret password, String username, List<InputError> errors) {
    if (password == null || password.length() == 0) {
      errors.add(new InputError(field, "required"));
      return;
    }
    String text = password.reveal();
    int length = text.codePointCount(0, text.length());
    if (length < MIN_LENGTH) {
      errors.add(new InputError(field, "password-too-short"));
    } else if (length > MAX_LENGTH) {
      errors.add(new InputError(field, "too-long"));
    }
    if (password.hasControlCharacters()) {
      errors.add(new InputError(field, "control-characters"));
    }
    if (username != null && text.strip().equalsIgnoreCase(username.strip())) {
      errors.add(new InputError(field, "password-is-username"));
    }
  }
}

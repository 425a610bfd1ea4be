package org.remitente.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A password, token or key on its way from whoever typed it to whoever needs it. It cannot be
 * printed or serialized; {@link #reveal()} is the only way to its text, and the architecture test
 * lists who may call it.
 */
public final class Secret {

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** Wraps a text, which must not be null. */
  public static Secret of(String text) {
    return new Secret(Objects.requireNonNull(text));
  }

  /** Wraps a text, or nothing: null stays null. */
  public static Secret ofNullable(String text) {
    return text == null ? null : new Secret(text);
  }

  /** The text itself. */
  public String reveal() {
    return text;
  }

  /** How many characters the text has. */
  public int length() {
    return text.length();
  }

  /**
   * Whether any character of the text is a control character: such a secret could inject a line
   * into a dialogue.
   */
  public boolean hasControlCharacters() {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** Whether the text has a shape as a whole, such as that of a password made for one program. */
  public boolean hasShape(Pattern shape) {
    return shape.matcher(text).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "Secret[•••]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

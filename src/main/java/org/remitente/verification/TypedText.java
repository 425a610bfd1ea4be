package org.remitente.verification;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a typed text can hide: characters that nobody sees, and letters of another alphabet that
 * look like ours.
 */
final class TypedText {

  private TypedText() {}

  /** Whether it has a line end, another control character, or a character without a shape. */
  static boolean hasUnseenCharacters(String text) {
    return text.codePoints().anyMatch(TypedText::unseen);
  }

  /** Whether letters of several alphabets stand together, as in a host name with a Cyrillic "а". */
  static boolean mixesAlphabets(String text) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(scripts::add);
    return scripts.contains(UnicodeScript.LATIN)
        && (scripts.contains(UnicodeScript.CYRILLIC) || scripts.contains(UnicodeScript.GREEK));
  }

  private static boolean unseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}

package org.remitente.mime;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parameters of a header whose values are any text (RFC 2231), with a plain value beside them for
 * readers that do not know it.
 */
final class Rfc2231 {

  private static final int SHORT = 60;
  private static final int SEGMENT = 72;
  private static final int LONGEST_EXTENSION = 12;
  private static final Pattern PLAIN = Pattern.compile("[ !#$&-\\[\\]-~]{1," + SHORT + "}");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^ !#$&-\\[\\]-~]");
  private static final String HEX = "0123456789ABCDEF";
  private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`{|}~";

  private Rfc2231() {}

  /**
   * The parameters for a value, in their order. Always in numbered pieces, and the plain one last:
   * some readers take the first and some the last of two values with one name, and only so all of
   * them that know the RFC end with the whole value.
   */
  static List<String> parameters(String name, String value) {
    if (PLAIN.matcher(value).matches() && !value.contains("=?")) {
      return List.of(name + "=\"" + value + "\"");
    }
    List<String> parameters = new ArrayList<>();
    StringBuilder segment = new StringBuilder(name).append("*0*=utf-8''");
    for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
      String character = percent(Character.toString(value.codePointAt(at)));
      if (segment.length() + character.length() > SEGMENT) {
        parameters.add(segment.toString());
        segment = new StringBuilder(name).append('*').append(parameters.size()).append("*=");
      }
      segment.append(character);
    }
    parameters.add(segment.toString());
    parameters.add(name + "=\"" + plain(value) + "\"");
    return parameters;
  }

  private static String percent(String character) {
    char first = character.charAt(0);
    if (first < 0x80 && (isLetterOrDigit(first) || ATTRIBUTE_CHARACTERS.indexOf(first) >= 0)) {
      return character;
    }
    StringBuilder encoded = new StringBuilder(12);
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      encoded.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** The value without accents and oddities, shortened but for the file's extension. */
  private static String plain(String value) {
    String letters = Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    String plain = NOT_PLAIN.matcher(letters).replaceAll("_").replace("=?", "__");
    if (plain.length() <= SHORT) {
      return plain;
    }
    int dot = plain.lastIndexOf('.');
    String extension =
        dot >= 0 && plain.length() - dot <= LONGEST_EXTENSION ? plain.substring(dot) : "";
    return plain.substring(0, SHORT - extension.length()) + extension;
  }
}

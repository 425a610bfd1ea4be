package org.remitente.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides a token wherever a text holds it or a piece of it: as it is, and in base64 wherever in a
 * longer text it stood. A token is long and of no language, so that a dozen of its characters in a
 * row are no accident.
 */
final class TokenTraces {

  private static final int PIECE = 12;
  private static final Pattern LIKE_A_TOKEN = Pattern.compile("[A-Za-z0-9+/=_.~-]{" + PIECE + ",}");

  private final List<String> forms = new ArrayList<>();
  private final String hidden;

  /**
   * @param hidden what stands in its place
   */
  TokenTraces(String token, String hidden) {
    this.hidden = hidden;
    forms.add(token);
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      forms.add(encoded(Base64.getEncoder(), bytes, before));
      forms.add(encoded(Base64.getUrlEncoder(), bytes, before));
    }
  }

  /** Base64 of a token that begins in the middle of a group of three bytes: what is its alone. */
  private static String encoded(Base64.Encoder encoder, byte[] token, int before) {
    byte[] shifted = new byte[before + token.length];
    System.arraycopy(token, 0, shifted, before, token.length);
    String text = encoder.withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    return text.substring(Math.min(first, end), end);
  }

  /** The text without pieces of the token. */
  String hideIn(String text) {
    Matcher likely = LIKE_A_TOKEN.matcher(text);
    StringBuilder safe = new StringBuilder();
    while (likely.find()) {
      likely.appendReplacement(safe, Matcher.quoteReplacement(withoutPieces(likely.group())));
    }
    return likely.appendTail(safe).toString();
  }

  private String withoutPieces(String word) {
    StringBuilder safe = new StringBuilder();
    int kept = 0;
    int at = 0;
    while (at + PIECE <= word.length()) {
      int end = endOfPiece(word, at);
      if (end > at) {
        safe.append(word, kept, at).append(hidden);
        kept = end;
        at = end;
      } else {
        at++;
      }
    }
    return safe.append(word, kept, word.length()).toString();
  }

  /** Where a piece that begins here ends; here, where none begins. */
  private int endOfPiece(String word, int at) {
    int end = at + PIECE;
    while (end <= word.length() && isPiece(word.substring(end - PIECE, end))) {
      end++;
    }
    return end == at + PIECE ? at : end - 1;
  }

  private boolean isPiece(String dozen) {
    return forms.stream().anyMatch(form -> form.contains(dozen));
  }
}

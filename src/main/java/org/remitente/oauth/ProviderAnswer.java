package org.remitente.oauth;

import java.util.Optional;
import org.remitente.security.Secret;

/**
 * What a browser brings back from a provider (RFC 6749 sections 4.1.2 and 4.1.2.1); each may be
 * missing, or made up.
 *
 * @param state what the provider was given
 * @param code what a token is had for
 * @param error why there is none
 * @param description the provider's words
 */
public record ProviderAnswer(Secret state, String code, String error, String description) {

  /** A code is a few hundred characters long, Microsoft's up to two thousand. */
  private static final int MAX_CODE = 4000;

  private static final int MAX_WORDS = 500;

  /** The code, where it can be one. */
  Optional<String> usableCode() {
    return Optional.ofNullable(code).filter(each -> !each.isEmpty() && each.length() <= MAX_CODE);
  }

  /** Words on one line, and no more than a person reads. */
  static String words(String text) {
    if (text == null) {
      return "";
    }
    String line = text.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
    // Longer than any word: a token, or what is to look like one.
    String safe = line.replaceAll("\\S{64,}", "•••");
    return safe.length() > MAX_WORDS ? safe.substring(0, MAX_WORDS) : safe;
  }

  /** Never what it brings. */
  @Override
  public String toString() {
    return "ProviderAnswer[]";
  }
}

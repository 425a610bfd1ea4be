package org.remitente.provider;

import java.util.Map;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/**
 * Something that the owner of an address should know before setting it up.
 *
 * @param code stable code, such as {@code app-password}; its texts stand in the bundle {@code
 *     advice}
 * @param args values that the texts name
 */
public record Advice(String code, Map<String, String> args) {

  private static final Texts TEXTS = new Texts("org.remitente.provider.advice");

  public Advice {
    args = Map.copyOf(args);
  }

  /** What is to be known, in one sentence. */
  public String title(Language language) {
    return TEXTS.text(language, code + ".title", args);
  }

  /** What to do. */
  public String detail(Language language) {
    return TEXTS.text(language, code + ".detail", args);
  }
}

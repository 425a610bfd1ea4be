package org.remitente.shared;

import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Texts for people out of one message bundle. The base file is Spanish; {@code _ca} and {@code _en}
 * stand beside it. Values are put in by name ({@code {host}}), since a translator can move a name
 * but not guess a number.
 */
public final class Texts {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String bundle;

  /**
   * @param bundle base name of the bundle, such as {@code org.remitente.diagnosis.diagnosis}
   */
  public Texts(String bundle) {
    this.bundle = bundle;
  }

  /** The text of a key with values put in; a value that is missing leaves its place empty. */
  public String text(Language language, String key, Map<String, String> args) {
    return fill(bundle(language).getString(key), args);
  }

  /** The text of a key that names no value. */
  public String text(Language language, String key) {
    return text(language, key, Map.of());
  }

  /** The text of a key, or empty where the bundle has none. */
  public Optional<String> find(Language language, String key, Map<String, String> args) {
    try {
      return Optional.of(text(language, key, args));
    } catch (MissingResourceException missing) {
      return Optional.empty();
    }
  }

  private ResourceBundle bundle(Language language) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return ResourceBundle.getBundle(bundle, language.locale(), loader, NO_FALLBACK);
  }

  private static String fill(String pattern, Map<String, String> args) {
    StringBuilder filled = new StringBuilder(pattern.length() + 32);
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int close = pattern.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled
          .append(pattern, from, open)
          .append(args.getOrDefault(pattern.substring(open + 1, close), ""));
      from = close + 1;
    }
    return filled.append(pattern, from, pattern.length()).toString();
  }
}

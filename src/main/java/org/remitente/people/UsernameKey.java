package org.remitente.people;

import java.text.Normalizer;
import java.util.Locale;

/** What makes two user names the same: not their case, and not how a letter is composed. */
final class UsernameKey {

  private UsernameKey() {}

  static String of(String username) {
    return Normalizer.normalize(username.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}

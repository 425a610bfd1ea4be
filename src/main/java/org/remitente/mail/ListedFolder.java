package org.remitente.mail;

import java.util.Locale;
import java.util.Set;

/**
 * A folder as LIST tells it.
 *
 * @param name full name, decoded
 * @param separator of its levels, or 0 where there are none
 * @param attributes in lower case, with their backslash
 */
record ListedFolder(String name, char separator, Set<String> attributes) {

  ListedFolder {
    attributes = Set.copyOf(attributes);
  }

  boolean isSent() {
    return attributes.contains("\\sent");
  }

  boolean canBeOpened() {
    return !attributes.contains("\\noselect") && !attributes.contains("\\nonexistent");
  }

  /** The last part of the name. */
  String lastPart() {
    return separator == 0 ? name : name.substring(name.lastIndexOf(separator) + 1);
  }

  boolean isInbox() {
    return "INBOX".equals(name.toUpperCase(Locale.ROOT));
  }
}

package org.remitente.testing;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A message in a folder of a scripted server.
 *
 * @param uid its unique number in the folder
 * @param flags its flags, as {@code \Seen}
 * @param content its bytes as they came
 */
public record StoredMessage(long uid, Set<String> flags, byte[] content) {

  /** The content as text, one character for each byte. */
  public String text() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  StoredMessage withFlags(Set<String> changed) {
    return new StoredMessage(uid, Set.copyOf(changed), content);
  }

  String header() {
    int end = text().indexOf("\r\n\r\n");
    return end < 0 ? text() : text().substring(0, end + 4);
  }

  /** The value of the first header line of this name, unfolded; null where there is none. */
  String header(String name) {
    for (String line : header().replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).trim().equalsIgnoreCase(name)) {
        return line.substring(colon + 1).trim();
      }
    }
    return null;
  }
}

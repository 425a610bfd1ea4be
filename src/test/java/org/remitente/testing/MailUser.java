package org.remitente.testing;

import java.util.List;

/**
 * A user of a {@link MailSystem}.
 *
 * @param address where the user receives, and the name to sign in with
 * @param password any text
 * @param aliases further addresses that the user may send from and receives at
 */
public record MailUser(String address, String password, List<String> aliases) {

  /** A user without aliases. */
  public MailUser(String address, String password) {
    this(address, password, List.of());
  }

  String localPart() {
    return address.substring(0, address.indexOf('@'));
  }

  static String domain(String address) {
    return address.substring(address.indexOf('@') + 1);
  }
}

package org.remitente.remedy;

import org.remitente.shared.EmailAddress;

/** The other form that a refused user name may have. Pure. */
final class OtherUser {

  private OtherUser() {}

  /**
   * The address in the place of any other name, the part before its @ in the place of the address.
   */
  static String insteadOf(String username, EmailAddress address) {
    String whole = address.value();
    if (!username.equalsIgnoreCase(whole)) {
      return whole;
    }
    return whole.substring(0, whole.lastIndexOf('@'));
  }
}

package org.remitente.provider;

import org.remitente.shared.EmailAddress;

/** What a provider takes for a user name. */
public enum UsernameForm {
  /** The whole address. */
  ADDRESS,
  /** What stands before the at sign. */
  LOCAL_PART;

  /** The user name of an address. */
  String of(EmailAddress address) {
    return this == ADDRESS ? address.value() : address.localPart();
  }
}

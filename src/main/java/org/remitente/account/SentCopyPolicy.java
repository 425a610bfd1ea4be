package org.remitente.account;

import java.util.Locale;

/** Who files the copy of a sent message. */
public enum SentCopyPolicy {
  /** The provider keeps every submitted message itself: appending would make a second copy. */
  PROVIDER_SAVES,
  /** We append it, after looking whether it is there already. */
  APPEND,
  /** Nobody: no copy is wanted. */
  OFF;

  /** The name in the contract, such as {@code provider-saves}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.remitente.document;

import java.util.Locale;
import java.util.Optional;

/** The documents that a company sends. */
public enum DocumentType {
  INVOICE,
  QUOTE,
  DELIVERY_NOTE;

  /** The name in the contract, such as {@code delivery-note}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type with a name of the contract; empty for any other. */
  public static Optional<DocumentType> ofTag(String tag) {
    for (DocumentType type : values()) {
      if (type.tag().equals(tag)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

package org.remitente.rest;

import org.remitente.outbox.MessageStatus;
import org.remitente.shared.Language;
import org.remitente.verification.Warning;

/** A warning in the reader's language. */
record WarningRepresentation(String code, String title, String detail) {

  static WarningRepresentation of(Warning warning, Language language) {
    return new WarningRepresentation(
        warning.code(), warning.title(language), warning.detail(language));
  }

  static WarningRepresentation of(MessageStatus.Warning warning, Language language) {
    return new WarningRepresentation(
        warning.code(), warning.title(language), warning.detail(language));
  }
}

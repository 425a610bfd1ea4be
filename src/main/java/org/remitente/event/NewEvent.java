package org.remitente.event;

import java.time.OffsetDateTime;

/** Something that has just happened; the database says when. */
public record NewEvent(
    String companyId, EventType type, String subject, String cause, OffsetDateTime endsAt) {

  NewEvent(String companyId, EventType type, String subject) {
    this(companyId, type, subject, null, null);
  }
}

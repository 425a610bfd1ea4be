package org.remitente.web;

import java.io.Serializable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.remitente.shared.Language;

/**
 * A time on a page.
 *
 * @param machine ISO 8601 in UTC, for the browser
 * @param words for the reader
 */
public record Moment(String machine, String words) implements Serializable {

  static Moment of(OffsetDateTime time, Language language) {
    return new Moment(
        time.withOffsetSameInstant(ZoneOffset.UTC).toString(), PageText.time(language, time));
  }
}

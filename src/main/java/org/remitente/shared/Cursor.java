package org.remitente.shared;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A place in a list that is ordered by time and, within a moment, by id. Opaque to clients.
 *
 * @param at the time of the last item seen
 * @param id the id of the last item seen
 */
public record Cursor(OffsetDateTime at, String id) {

  /** Where a list of ascending times begins, within what every database can store. */
  public static final Cursor BEGINNING =
      new Cursor(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), "");

  /** Where a list of descending times begins, within what every database can store. */
  public static final Cursor END =
      new Cursor(OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), "");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{0,64}");

  /**
   * Reads a cursor that a client sent back.
   *
   * @param text null for the start of the list
   * @param start where the list begins
   * @throws InvalidInputException where it is none of ours
   */
  public static Cursor parse(String text, Cursor start) {
    if (text == null) {
      return start;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
      Cursor cursor = new Cursor(OffsetDateTime.parse(parts[0]), parts[1]);
      if (cursor.storable()) {
        return cursor;
      }
    } catch (IllegalArgumentException
        | DateTimeException
        | ArrayIndexOutOfBoundsException notOurs) {
      // The same answer as for one that no database could compare with.
    }
    throw new InvalidInputException("cursor", "cursor");
  }

  private boolean storable() {
    return !at.isBefore(BEGINNING.at) && !at.isAfter(END.at) && ID.matcher(id).matches();
  }

  /**
   * Cuts what a query found into a page.
   *
   * @param found up to one item more than the limit
   */
  public static <T> Page<T> page(List<T> found, int limit, Function<T, Cursor> cursorOf) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    return new Page<>(items, cursorOf.apply(items.get(limit - 1)).text());
  }

  private String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
  }
}

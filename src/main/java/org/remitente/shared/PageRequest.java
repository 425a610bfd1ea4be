package org.remitente.shared;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items at most, 1 to 200
 * @param cursor the {@code next} of the part before, or null for the first part
 */
public record PageRequest(int limit, String cursor) {

  /** How many items a part has where nobody says otherwise. */
  public static final int DEFAULT_LIMIT = 50;

  /** How many items a part may have. */
  public static final int MAX_LIMIT = 200;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidInputException("limit", "range");
    }
  }

  /** The first part, of the usual size. */
  public static PageRequest first() {
    return new PageRequest(DEFAULT_LIMIT, null);
  }
}

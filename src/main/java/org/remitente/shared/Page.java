package org.remitente.shared;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items the items, in the list's order
 * @param next the cursor of the part that follows, or null at the end
 */
public record Page<T>(List<T> items, String next) {

  /** The same part with its items turned into something else. */
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), next);
  }
}

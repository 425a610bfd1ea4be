package org.remitente.rest;

import java.util.Arrays;
import java.util.List;

/** What a client prefers by {@code Prefer} (RFC 7240). */
final class Preference {

  /** Name of the header. */
  static final String HEADER = "Prefer";

  /** The preference for an answer at once. */
  static final String RESPOND_ASYNC = "respond-async";

  /** Tells that a preference was followed. */
  static final String APPLIED = "Preference-Applied";

  private Preference() {}

  /** Whether an answer at once is preferred to the whole one. */
  static boolean isAsync(List<String> headers) {
    return headers != null
        && headers.stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .map(preference -> preference.split(";", 2)[0].strip())
            .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
  }
}

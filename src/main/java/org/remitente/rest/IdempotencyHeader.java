package org.remitente.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.remitente.shared.InputError;

/** The client's own name for a request. */
final class IdempotencyHeader {

  private static final String NAME = "Idempotency-Key";
  private static final int MAX_LENGTH = 255;

  private IdempotencyHeader() {}

  /** The key, or null where none was sent; adds an error where it is none. */
  static String read(HttpHeaders headers, List<InputError> errors) {
    List<String> sent = headers.getRequestHeader(NAME);
    if (sent == null || sent.isEmpty()) {
      return null;
    }
    if (sent.size() > 1) {
      errors.add(new InputError(NAME, "duplicate-parameter"));
    } else if (sent.get(0).isBlank()) {
      errors.add(new InputError(NAME, "required"));
    } else if (sent.get(0).length() > MAX_LENGTH) {
      Map<String, String> args = Map.of("limit", Integer.toString(MAX_LENGTH));
      errors.add(new InputError(NAME, "too-long", args));
    }
    return sent.get(0);
  }
}

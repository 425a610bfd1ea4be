package org.remitente.shared;

import java.util.Map;

/**
 * One thing that is wrong with a request.
 *
 * @param field the path of the field in the request, such as {@code to[0].address}
 * @param code stable code, the key of its text in the bundle of problems ({@code input.<code>})
 * @param args values that the text names
 */
public record InputError(String field, String code, Map<String, String> args) {

  /** An error whose text names no value. */
  public InputError(String field, String code) {
    this(field, code, Map.of());
  }
}

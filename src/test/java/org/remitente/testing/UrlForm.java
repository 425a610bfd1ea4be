package org.remitente.testing;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields as they stand in an address or in the body of a form, and as an answer tells them. */
final class UrlForm {

  private UrlForm() {}

  /** The fields of a query or a body, or none where it is null. */
  static Map<String, String> read(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : String.valueOf(text).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The members of an object that are text. */
  static Map<String, String> strings(String json) {
    Map<String, String> members = new LinkedHashMap<>();
    Json.createReader(new StringReader(json))
        .readObject()
        .forEach(
            (name, value) -> {
              if (value instanceof JsonString text) {
                members.put(name, text.getString());
              }
            });
    return members;
  }
}

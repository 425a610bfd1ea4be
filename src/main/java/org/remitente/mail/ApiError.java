package org.remitente.mail;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/**
 * The error of an API as it stands in the body of its answer.
 *
 * @param code the API's own name for it, such as {@code ErrorAccessDenied} or {@code
 *     userRateLimitExceeded}; empty where there is none
 * @param words what it says to people; may be empty
 */
record ApiError(String code, String words) {

  private static final ApiError NONE = new ApiError("", "");

  /** Reads a body that may be anything, cut off too. */
  static ApiError read(String body) {
    if (!body.stripLeading().startsWith("{")) {
      return NONE;
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return object(reader.readObject().get("error")).map(ApiError::of).orElse(NONE);
      // The parser ends what is nested too deep with whatever exception.
    } catch (RuntimeException noJson) {
      return NONE;
    }
  }

  private static ApiError of(JsonObject error) {
    String code =
        first(error.get("errors"), "reason")
            .or(() -> first(error.get("details"), "reason"))
            .or(() -> text(error, "status"))
            .or(() -> text(error, "code"))
            .orElse("");
    return new ApiError(code, text(error, "message").orElse(""));
  }

  private static Optional<String> first(JsonValue list, String name) {
    return list instanceof JsonArray array
        ? array.stream()
            .flatMap(each -> object(each).stream())
            .findFirst()
            .flatMap(o -> text(o, name))
        : Optional.empty();
  }

  private static Optional<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}

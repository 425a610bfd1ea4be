package org.remitente.request;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.remitente.shared.InputError;
import org.remitente.shared.RecordJson;

/**
 * Reads the JSON that a client sent (RFC 8259, UTF-8): members given twice, unknown members and
 * wrong types are all found, each with its path; depth, values and digits are limited.
 */
final class StrictJson {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_VALUES = 50_000;
  private static final int MAX_DIGITS = 40;
  private static final int MAX_PATH = 300;
  private static final JsonProvider JSON = JsonProvider.provider();

  private final JsonParser parser;
  private final List<InputError> errors;
  private int values;

  private StrictJson(JsonParser parser, List<InputError> errors) {
    this.parser = parser;
    this.errors = errors;
  }

  /**
   * Reads a whole text, whose size the caller limits.
   *
   * @return worth nothing where errors were added
   * @throws UnreadableBodyException where it is no JSON
   */
  static <T extends Record> T read(InputStream body, Class<T> type, List<InputError> errors) {
    return RecordJson.read(parse(body, errors), type, errors);
  }

  private static JsonValue parse(InputStream body, List<InputError> errors) {
    InputStreamReader text =
        new InputStreamReader(
            body,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    JsonParser parser = JSON.createParser(text);
    try {
      return new StrictJson(parser, errors).whole();
    } catch (JsonException | IllegalStateException | NoSuchElementException broken) {
      JsonLocation place =
          broken instanceof JsonParsingException parsing
              ? parsing.getLocation()
              : parser.getLocation();
      throw UnreadableBodyException.syntax(place.getLineNumber(), place.getColumnNumber());
    }
  }

  private JsonValue whole() {
    JsonValue value = value(parser.next(), "", 0);
    if (parser.hasNext()) {
      parser.next();
      throw new JsonException("more than one value");
    }
    return value;
  }

  private JsonValue value(JsonParser.Event event, String path, int depth) {
    values++;
    if (values > MAX_VALUES) {
      throw limit("values", MAX_VALUES);
    }
    return switch (event) {
      case START_OBJECT -> object(path, deeper(depth));
      case START_ARRAY -> array(path, deeper(depth));
      case VALUE_STRING -> JSON.createValue(parser.getString());
      case VALUE_NUMBER -> number(path);
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      default -> throw new JsonException("no value");
    };
  }

  private JsonValue object(String path, int depth) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    Set<String> names = new HashSet<>();
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String name = parser.getString();
      String member = path(path, name);
      if (!names.add(name)) {
        errors.add(new InputError(member, "duplicate-member"));
      }
      object.add(name, value(parser.next(), member, depth));
    }
    return object.build();
  }

  private JsonValue array(String path, int depth) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    int index = 0;
    for (JsonParser.Event event = parser.next();
        event != JsonParser.Event.END_ARRAY;
        event = parser.next()) {
      array.add(value(event, path + "[" + index + "]", depth));
      index++;
    }
    return array.build();
  }

  /** Looked at as text first: a number of a million digits takes minutes to make. */
  private JsonValue number(String path) {
    String digits = parser.getString();
    try {
      if (digits.length() <= MAX_DIGITS) {
        return JSON.createValue(new BigDecimal(digits));
      }
    } catch (NumberFormatException exponentTooLarge) {
      // An error like that of a number with too many digits.
    }
    errors.add(new InputError(path, "type"));
    return JsonValue.NULL;
  }

  /** Cut, or a long name would be copied for each of the values below it. */
  private static String path(String path, String name) {
    String whole = path.isEmpty() ? name : path + "." + name;
    return whole.length() <= MAX_PATH ? whole : whole.substring(0, MAX_PATH);
  }

  private static int deeper(int depth) {
    if (depth >= MAX_DEPTH) {
      throw limit("depth", MAX_DEPTH);
    }
    return depth + 1;
  }

  private static UnreadableBodyException limit(String reason, int limit) {
    return UnreadableBodyException.json(reason, Map.of("limit", Integer.toString(limit)));
  }
}

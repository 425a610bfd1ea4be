package org.remitente.shared;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Records to JSON and back, without the freedoms of JSON-B: members are the record's components and
 * no others, null is written as null, and reading finds every error with its path. Knows texts,
 * whole numbers, booleans, times, enums (in lower case with hyphens), lists, maps of texts, JSON
 * values and records of these.
 */
public final class RecordJson {

  /** Kept, since each static method of {@code Json} looks the provider up again. */
  private static final JsonProvider JSON = JsonProvider.provider();

  /** Kept for each type: the virtual machine makes a record's components anew whenever asked. */
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return RecordShape.of(type);
        }
      };

  private RecordJson() {}

  /** The JSON of a value. */
  public static JsonValue write(Object value) {
    if (value == null) {
      return JsonValue.NULL;
    } else if (value instanceof JsonValue json) {
      return json;
    } else if (value instanceof Record entries) {
      return object(entries);
    } else if (value instanceof List<?> items) {
      JsonArrayBuilder array = JSON.createArrayBuilder();
      items.forEach(item -> array.add(write(item)));
      return array.build();
    } else if (value instanceof Map<?, ?> map) {
      JsonObjectBuilder object = JSON.createObjectBuilder();
      map.forEach((key, item) -> object.add((String) key, write(item)));
      return object.build();
    }
    return scalar(value);
  }

  /** The same as text, as a column of the database keeps it; null for null. */
  public static String text(Object value) {
    return value == null ? null : write(value).toString();
  }

  /** A record out of JSON that {@link #write} made, such as a column of the database. */
  public static <T extends Record> T read(String json, Class<T> type) {
    List<InputError> errors = new ArrayList<>();
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      T value = read(reader.readObject(), type, errors);
      if (!errors.isEmpty()) {
        throw new IllegalStateException(
            "stored JSON does not fit " + type.getSimpleName() + ": " + errors);
      }
      return value;
    }
  }

  /**
   * A record out of JSON that somebody sent. A member that is missing or null becomes null, or
   * false for a boolean.
   *
   * @param errors gets an error for each unknown member ({@code unknown-member}) and each wrong
   *     type ({@code type}) or value of an enum ({@code value})
   * @return the record; worth nothing where errors were added
   */
  public static <T extends Record> T read(JsonValue json, Class<T> type, List<InputError> errors) {
    return type.cast(record(json, type, "", errors));
  }

  private static JsonObject object(Record entries) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    SHAPES
        .get(entries.getClass())
        .forEach(entries, (name, value) -> object.add(name, write(value)));
    return object.build();
  }

  private static JsonValue scalar(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    } else if (value instanceof Long || value instanceof Integer) {
      return JSON.createValue(((Number) value).longValue());
    } else if (value instanceof Enum<?> constant) {
      return JSON.createValue(tag(constant));
    } else if (value instanceof OffsetDateTime time) {
      return JSON.createValue(time.toInstant().toString());
    } else if (value instanceof String text) {
      return JSON.createValue(text);
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
  }

  private static Record record(
      JsonValue json, Class<?> type, String path, List<InputError> errors) {
    if (!(json instanceof JsonObject object)) {
      errors.add(new InputError(path, "type"));
      return null;
    }
    RecordShape shape = SHAPES.get(type);
    unknown(object.keySet(), shape.members().keySet(), path, errors);
    List<Object> values = new ArrayList<>();
    shape
        .members()
        .forEach(
            (name, wanted) ->
                values.add(value(object.get(name), wanted, path(path, name), errors)));
    return shape.construct(values);
  }

  private static void unknown(
      Set<String> given, Set<String> known, String path, List<InputError> errors) {
    for (String name : given) {
      if (!known.contains(name)) {
        errors.add(new InputError(path(path, name), "unknown-member"));
      }
    }
  }

  private static Object value(JsonValue json, Type type, String path, List<InputError> errors) {
    if (json == null || json == JsonValue.NULL) {
      return type == boolean.class ? Boolean.FALSE : null;
    }
    Object value = null;
    if (type instanceof ParameterizedType generic) {
      value = generic.getRawType() == List.class ? list(json, generic, path, errors) : map(json);
    } else if (type instanceof Class<?> wanted && wanted.isRecord()) {
      return record(json, wanted, path, errors);
    } else if (type instanceof Class<?> wanted) {
      value = scalar(json, wanted);
    }
    if (value == null) {
      errors.add(
          new InputError(path, type instanceof Class<?> each && each.isEnum() ? "value" : "type"));
    }
    return value == null && type == boolean.class ? Boolean.FALSE : value;
  }

  private static List<Object> list(
      JsonValue json, ParameterizedType type, String path, List<InputError> errors) {
    if (!(json instanceof JsonArray array)) {
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Object item =
          value(array.get(i), type.getActualTypeArguments()[0], path + "[" + i + "]", errors);
      if (item == null && array.get(i) == JsonValue.NULL) {
        errors.add(new InputError(path + "[" + i + "]", "type"));
      }
      items.add(item);
    }
    return items;
  }

  private static Map<String, String> map(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
      if (!(entry.getValue() instanceof JsonString text)) {
        return null;
      }
      texts.put(entry.getKey(), text.getString());
    }
    return texts;
  }

  private static Object scalar(JsonValue json, Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return json == JsonValue.TRUE ? Boolean.TRUE : json == JsonValue.FALSE ? Boolean.FALSE : null;
    } else if (type == Integer.class || type == Long.class || type == long.class) {
      return json instanceof JsonNumber number ? whole(number.bigDecimalValue(), type) : null;
    } else if (type == JsonValue.class) {
      return json;
    }
    return json instanceof JsonString text ? ofText(text.getString(), type) : null;
  }

  private static Object ofText(String text, Class<?> type) {
    if (type == String.class) {
      return text;
    } else if (type == OffsetDateTime.class) {
      return time(text);
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(each -> tag((Enum<?>) each).equals(text))
          .findFirst()
          .orElse(null);
    }
    throw new IllegalArgumentException("no text becomes " + type.getName());
  }

  /**
   * The scale is looked at first: 1e999999999 would otherwise become a number of a billion digits.
   */
  private static Object whole(BigDecimal number, Class<?> type) {
    if (number.scale() > 0 || number.scale() < -18 || number.precision() - number.scale() > 18) {
      return null;
    }
    long value = number.longValue();
    if (type != Integer.class) {
      return value;
    }
    return value == (int) value ? (Object) (int) value : null;
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static String tag(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String path(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }
}

package org.remitente.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/**
 * The contract as an OpenAPI document.
 *
 * @param json the whole of it
 */
public record ContractDocument(JsonObject json) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  /** One method at one path. */
  public record Operation(
      String method, String path, JsonObject json, List<JsonObject> parameters) {

    /** The method and the path, as people write them. */
    public String route() {
      return method + " " + path;
    }

    /** Its name. */
    public String id() {
      return json.getString("operationId");
    }

    /** The statuses that it may answer with. */
    public Set<String> statuses() {
      return json.getJsonObject("responses").keySet();
    }

    /** The names of the parameters in a place: {@code path}, {@code query} or {@code header}. */
    public Set<String> parameters(String place) {
      Set<String> names = new LinkedHashSet<>();
      parameters.stream()
          .filter(each -> each.getString("in").equals(place))
          .forEach(each -> names.add(each.getString("name")));
      return names;
    }
  }

  /** The document that the product is built with. */
  public static ContractDocument source() {
    try (InputStream yaml = ContractDocument.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      Map<String, Object> whole = new Yaml().load(yaml);
      return new ContractDocument(Json.createObjectBuilder(whole).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every operation, in the order of the document. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    json.getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject().keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> operations.add(operation(path, method))));
    return operations;
  }

  private Operation operation(String path, String method) {
    JsonObject item = json.getJsonObject("paths").getJsonObject(path);
    JsonObject operation = item.getJsonObject(method);
    List<JsonObject> parameters = new ArrayList<>();
    for (JsonObject owner : List.of(item, operation)) {
      owner.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
          .map(this::resolved)
          .forEach(parameters::add);
    }
    return new Operation(method.toUpperCase(Locale.ROOT), path, operation, parameters);
  }

  /** What its tag says of the keys that an operation takes. */
  public String keys(Operation operation) {
    String tag = operation.json().getJsonArray("tags").getString(0);
    return json.getJsonArray("tags").getValuesAs(JsonObject.class).stream()
        .filter(each -> each.getString("name").equals(tag))
        .map(each -> each.getString("description"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The tag " + tag + " is not described"));
  }

  /** What each media type of an operation's request is, resolved. */
  public Map<String, JsonObject> requests(Operation operation) {
    return operation.json().containsKey("requestBody")
        ? content(resolved(operation.json().get("requestBody")))
        : Map.of();
  }

  /** What each media type of an answer is, resolved. */
  public Map<String, JsonObject> answers(Operation operation, String status) {
    return content(resolved(operation.json().getJsonObject("responses").get(status)));
  }

  private Map<String, JsonObject> content(JsonObject owner) {
    Map<String, JsonObject> schemas = new TreeMap<>();
    owner
        .getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT)
        .asJsonObject()
        .forEach((type, each) -> schemas.put(type, resolved(each.asJsonObject().get("schema"))));
    return schemas;
  }

  /** A schema, or another part, with what it refers to, and with the members of all its parts. */
  public JsonObject resolved(JsonValue part) {
    JsonObject object = part.asJsonObject();
    if (object.containsKey("$ref")) {
      return resolved(json.getValue(object.getString("$ref").substring(1)));
    }
    if (!object.containsKey("allOf")) {
      return object;
    }
    JsonObject merged = Json.createObjectBuilder(object).remove("allOf").build();
    for (JsonValue each : object.getJsonArray("allOf")) {
      merged = merged(merged, resolved(each));
    }
    return merged;
  }

  private static JsonObject merged(JsonObject one, JsonObject other) {
    JsonObject properties =
        Json.createObjectBuilder(properties(one))
            .addAll(Json.createObjectBuilder(properties(other)))
            .build();
    Set<String> required = new LinkedHashSet<>(required(one));
    required.addAll(required(other));
    return Json.createObjectBuilder(one)
        .addAll(Json.createObjectBuilder(other))
        .add("properties", properties)
        .add("required", Json.createArrayBuilder(required))
        .build();
  }

  /** The members of a schema. */
  public static JsonObject properties(JsonObject schema) {
    return schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  /** The members that must be there. */
  public static Set<String> required(JsonObject schema) {
    return words(schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY));
  }

  /** The texts of an array, without null. */
  public static Set<String> words(JsonValue array) {
    Set<String> words = new LinkedHashSet<>();
    array.asJsonArray().stream()
        .filter(JsonString.class::isInstance)
        .forEach(each -> words.add(((JsonString) each).getString()));
    return words;
  }
}

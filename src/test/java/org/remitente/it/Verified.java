package org.remitente.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a verification came to, in lines that a test can compare.
 *
 * @param json the verification as the contract writes it
 */
record Verified(JsonObject json) {

  boolean passed() {
    return "passed".equals(json.getString("state"));
  }

  /** The diagnosis to mend first: code, place, fields, retry, certainty. */
  String verdict() {
    return passed() ? "passed" : line(json.getJsonObject("diagnosis"));
  }

  /** The others, each as one line. */
  List<String> further() {
    return json.getJsonArray("furtherDiagnoses").getValuesAs(JsonObject.class).stream()
        .map(Verified::line)
        .toList();
  }

  /** The proved changes in alphabetical order, or an empty line. */
  String repair() {
    if (json.isNull("repair")) {
      return "";
    }
    return json.getJsonObject("repair").getJsonObject("changes").entrySet().stream()
        .map(change -> change.getKey() + "=" + text(change.getValue().toString()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** The state of a stage, as {@code imap/append}. */
  String stage(String place) {
    return json.getJsonArray("stages").getValuesAs(JsonObject.class).stream()
        .filter(each -> place.equals(each.getString("service") + "/" + each.getString("stage")))
        .map(each -> each.getString("state"))
        .findFirst()
        .orElse("not listed");
  }

  /** What the server said, as it is told. */
  String serverReply() {
    return json.getJsonObject("diagnosis").getString("serverReply");
  }

  List<String> warnings() {
    return json.getJsonArray("warnings").getValuesAs(JsonObject.class).stream()
        .map(each -> each.getString("code"))
        .toList();
  }

  JsonObject learned() {
    return json.getJsonObject("learned");
  }

  private static String line(JsonObject diagnosis) {
    return "%s at %s/%s, %s, %s, %s"
        .formatted(
            diagnosis.getString("code"),
            diagnosis.getString("service"),
            diagnosis.getString("stage"),
            fields(diagnosis.getJsonArray("fields")),
            diagnosis.getString("retry"),
            diagnosis.getString("certainty"));
  }

  private static String fields(JsonArray fields) {
    return fields.isEmpty()
        ? "no field"
        : fields.getValuesAs(JsonString::getString).stream().collect(Collectors.joining(" "));
  }

  private static String text(String value) {
    return value.replace("\"", "");
  }
}

package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.remitente.testing.ContractDocument;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** The contract that the running product tells of itself. */
@ProductTest
class ServedContractIT {

  /** The whole document. */
  static ContractDocument served() {
    Api root = new Api(RunningProduct.uri(""), null);
    // Each of the servers knows another way to ask for JSON.
    Api.Answer answer = root.get("/openapi?format=JSON", "Accept", "application/json").with(200);
    return new ContractDocument(answer.json());
  }

  @Test
  void servesTheDocumentAsItWasWritten() {
    ContractDocument contract = served();
    JsonObject written = ContractDocument.source().json();

    for (String part : written.keySet()) {
      assertThat(meaning(contract.json().get(part))).as(part).isEqualTo(meaning(written.get(part)));
    }
    assertThat(contract.operations()).isNotEmpty();
  }

  /**
   * What a part says. WildFly adds empty members, keeps another order of lists, and leaves out that
   * a body is required.
   */
  private static JsonValue meaning(JsonValue value) {
    if (value instanceof JsonArray list) {
      List<JsonValue> sorted = new ArrayList<>();
      list.forEach(each -> sorted.add(meaning(each)));
      sorted.sort(Comparator.comparing(JsonValue::toString));
      return Json.createArrayBuilder(sorted).build();
    }
    return value instanceof JsonObject object ? meaningful(object) : value;
  }

  private static JsonObject meaningful(JsonObject object) {
    JsonObjectBuilder meaningful = Json.createObjectBuilder();
    new TreeMap<>(object)
        .forEach(
            (name, member) -> {
              boolean ofBody = name.equals("required") && object.containsKey("content");
              if (!ofBody && !member.equals(JsonValue.EMPTY_JSON_OBJECT)) {
                meaningful.add(name, meaning(member));
              }
            });
    return meaningful.build();
  }

  @Test
  void saysInWhichFormatItServesTheDocument() {
    Api root = new Api(RunningProduct.uri(""), null);

    assertThat(root.get("/openapi").with(200).header("Content-Type"))
        .startsWith("application/yaml");
  }
}

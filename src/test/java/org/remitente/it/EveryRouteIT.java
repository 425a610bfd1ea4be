package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.remitente.testing.ContractDocument;
import org.remitente.testing.ContractDocument.Operation;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/**
 * Every route that the served document names, with every kind of key and the ids of things that
 * exist: whoever adds a route has it tried here, and has to say where its things come from.
 */
@ProductTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryRouteIT {

  private static final Mailboxes MAILBOXES = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private static final FaultyServers SERVERS = new FaultyServers(MAILBOXES);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Pattern SEGMENT = Pattern.compile("([a-z-]+)/\\{\\w+}");

  private static ContractDocument contract;
  private static Api operator;
  private static Api owner;
  private static Api stranger;
  private static Map<String, String> things;
  private static Map<String, String> strangersThings;

  @BeforeAll
  static void letBothHaveSomething() {
    operator =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
    contract = served();
    things = new HashMap<>();
    owner = something("Acme", things);
    strangersThings = new HashMap<>();
    stranger = something("Otra", strangersThings);
  }

  static ContractDocument served() {
    Api root = new Api(RunningProduct.uri(""), null);
    // Each of the servers knows another way to ask for JSON.
    Api.Answer answer = root.get("/openapi?format=JSON", "Accept", "application/json").with(200);
    return new ContractDocument(answer.json());
  }

  /** A company with one of everything; by the collection, the id. */
  private static Api something(String name, Map<String, String> ids) {
    String company = id(operator, "/companies", object("name", name, "language", "es"), 201);
    ids.put("companies", company);
    String keys = "/companies/" + company + "/keys";
    Api caller =
        operator.as(operator.post(keys, object("label", "ERP")).with(201).json().getString("key"));
    ids.put("keys", id(operator, keys, object("label", "spare"), 201));
    ids.put("users", id(operator, "/companies/" + company + "/users", user(), 201));
    JsonObject settings =
        Settings.of(
                Faults.USER,
                Faults.PASSWORD,
                new Settings.Server(SERVERS.smtp().port(), "starttls"),
                new Settings.Server(SERVERS.imap().port(), "tls"))
            .json();
    ids.put("accounts", id(caller, "/accounts", settings, 201));
    ids.put("verifications", id(caller, "/verifications", JsonObject.EMPTY_JSON_OBJECT, 200));
    String tomorrow = CLOCK.instant().plus(Duration.ofDays(1)).toString();
    JsonObject letter = Letter.to("compras@cliente.test").with("notBefore", tomorrow).json();
    ids.put("messages", id(caller, "/messages", letter, 202));
    return caller;
  }

  private static JsonObject user() {
    String username = UUID.randomUUID() + "@acme.test";
    String password = "frase bastante larga";
    return object("username", username, "password", password, "name", "Ana", "role", "user");
  }

  /** Where a company is looked for only after the input was checked, input without errors. */
  private static JsonObject body(Operation operation) {
    return switch (operation.id()) {
      case "addKey" -> object("label", "ERP");
      case "addUser" -> user();
      default -> JsonObject.EMPTY_JSON_OBJECT;
    };
  }

  private static JsonObject object(String... members) {
    var object = Json.createObjectBuilder();
    for (int i = 0; i < members.length; i += 2) {
      object.add(members[i], members[i + 1]);
    }
    return object.build();
  }

  private static String id(Api caller, String path, JsonObject body, int status) {
    return caller.post(path, body).with(status).json().getString("id");
  }

  @AfterAll
  static void stopServers() throws Exception {
    SERVERS.close();
  }

  @Test
  @Order(1)
  void servesTheDocumentAsItWasWritten() {
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
  @Order(1)
  void saysInWhichFormatItServesTheDocument() {
    Api root = new Api(RunningProduct.uri(""), null);

    assertThat(root.get("/openapi").with(200).header("Content-Type"))
        .startsWith("application/yaml");
  }

  @Test
  @Order(2)
  void letsNobodyInWithoutAKeyThatItKnows() {
    for (Operation operation : contract.operations()) {
      for (String key : new String[] {null, "nobody"}) {
        Api.Answer answer = call(operator.as(key), operation, things);

        assertProblem(answer, operation, 401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      }
    }
  }

  @Test
  @Order(3)
  void turnsTheOtherKindOfKeyAway() {
    for (Operation operation : contract.operations()) {
      switch (contract.keys(operation)) {
        case "For the operator's key." ->
            assertProblem(call(owner, operation, things), operation, 403, "operator-only");
        case "For a company's key." ->
            assertProblem(call(operator, operation, things), operation, 403, "company-only");
        case "For any key." -> {
          call(owner, operation, things).with(200);
          call(operator, operation, things).with(200);
        }
        default -> throw new AssertionError("Whose key does " + operation.route() + " take?");
      }
    }
  }

  @Test
  @Order(4)
  void findsNothingThatIsAnotherCompanysOrNotThere() {
    JsonObject before = owner.get("/messages/" + things.get("messages")).with(200).json();
    Map<String, String> mixed = new HashMap<>(things);
    mixed.put("companies", strangersThings.get("companies"));

    for (Operation operation : contract.operations()) {
      List<String> collections = collections(operation);
      boolean ofCompanies = contract.keys(operation).contains("company");
      if (ofCompanies && !collections.isEmpty()) {
        assertProblem(call(stranger, operation, things), operation, 404, "not-found");
      } else if (collections.size() > 1) {
        assertProblem(call(operator, operation, mixed), operation, 404, "not-found");
      }
      if (!collections.isEmpty()) {
        Api known = ofCompanies ? owner : operator;
        Map<String, String> nothing = new HashMap<>();
        collections.forEach(each -> nothing.put(each, "x"));
        assertProblem(call(known, operation, nothing), operation, 404, "not-found");
      }
    }

    assertThat(owner.get("/messages/" + things.get("messages")).with(200).json()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void letsTheOwnerIn() {
    List<Operation> harmlessFirst =
        contract.operations().stream()
            .sorted(
                Comparator.comparing((Operation each) -> each.method().equals("DELETE"))
                    .thenComparing(each -> contract.keys(each).contains("operator"))
                    .thenComparing(each -> -each.path().length()))
            .toList();
    for (Operation operation : harmlessFirst) {
      Api known = contract.keys(operation).contains("operator") ? operator : owner;

      Api.Answer answer = call(known, operation, things);

      assertThat(answer.status())
          .as(operation.route() + " " + answer.text())
          .isNotIn(401, 403, 404)
          .isIn(operation.statuses().stream().map(Integer::valueOf).toList());
    }
  }

  /** The collections whose things a path names, such as companies and keys. */
  private static List<String> collections(Operation operation) {
    return SEGMENT.matcher(operation.path()).results().map(each -> each.group(1)).toList();
  }

  private static Api.Answer call(Api caller, Operation operation, Map<String, String> ids) {
    Matcher segments = SEGMENT.matcher(operation.path());
    String path =
        segments.replaceAll(
            each -> {
              assertThat(ids).as(operation.route()).containsKey(each.group(1));
              return each.group(1) + "/" + ids.get(each.group(1));
            });
    if (!operation.json().containsKey("requestBody")) {
      return caller.call(operation.method(), path, BodyPublishers.noBody());
    }
    return caller.call(
        operation.method(),
        path,
        BodyPublishers.ofString(body(operation).toString()),
        "Content-Type",
        "application/json");
  }

  private static void assertProblem(
      Api.Answer answer, Operation operation, int status, String code) {
    HttpResponse<byte[]> response = answer.response();
    assertThat(response.statusCode()).as(operation.route() + " " + answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().getString("type")).isEqualTo("urn:remitente:problem:" + code);
    assertThat(answer.json().getInt("status")).isEqualTo(status);
  }
}

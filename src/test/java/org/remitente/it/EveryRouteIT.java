package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    contract = ServedContractIT.served();
    Belongings ours = Belongings.of(operator, "Acme", SERVERS);
    owner = ours.owner();
    things = ours.ids();
    Belongings theirs = Belongings.of(operator, "Otra", SERVERS);
    stranger = theirs.owner();
    strangersThings = theirs.ids();
  }

  /** Where a company is looked for only after the input was checked, input without errors. */
  private static JsonObject body(Operation operation) {
    return switch (operation.id()) {
      case "addKey" -> Belongings.key();
      case "addUser" -> Belongings.user();
      default -> JsonObject.EMPTY_JSON_OBJECT;
    };
  }

  @AfterAll
  static void stopServers() throws Exception {
    SERVERS.close();
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
      // A provider is everybody's, and so is a kind of document: the key alone says whose template.
      boolean anybodys = operation.path().matches(".*\\{(provider|type)}.*");
      if (ofCompanies && !collections.isEmpty() && !anybodys) {
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
  void doesNothingWithAParameterThatNobodyReads() {
    for (Operation operation : contract.operations()) {
      boolean ofOperator = contract.keys(operation).contains("operator");

      Api.Answer answer = call(ofOperator ? operator : owner, operation, things, "?dry-run=true");

      assertProblem(answer, operation, 400, "invalid-input");
      assertThat(answer.text()).contains("unknown-parameter");
    }
  }

  @Test
  @Order(6)
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
    return call(caller, operation, ids, "");
  }

  private static Api.Answer call(
      Api caller, Operation operation, Map<String, String> ids, String query) {
    Matcher segments = SEGMENT.matcher(operation.path());
    String path =
        segments.replaceAll(
            each -> {
              assertThat(ids).as(operation.route()).containsKey(each.group(1));
              return each.group(1) + "/" + ids.get(each.group(1));
            });
    path = path.replace("{language}", "ca") + query;
    if (operation.id().equals("listen")) {
      // Let in, it would have no end.
      return caller.get(path, "Last-Event-ID", "none");
    }
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

package org.remitente.rest;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.account.AccountHealth;
import org.remitente.account.SentCopyPolicy;
import org.remitente.checkup.EndingCause;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.RetryRule;
import org.remitente.document.DocumentType;
import org.remitente.event.EventType;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.oauth.SignInState;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.RecipientState;
import org.remitente.people.Role;
import org.remitente.provider.Candidate.Source;
import org.remitente.provider.SignInWay;
import org.remitente.shared.Language;
import org.remitente.testing.ContractDocument;
import org.remitente.testing.ContractDocument.Operation;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationState;
import org.remitente.webhook.WebhookState;

/**
 * The document, and what the code says, against what was agreed with those who integrate: routes,
 * keys, statuses, parameters, members and words. The agreement lies in two lists beside this test.
 */
class ContractWordsTest {

  private static final ContractDocument CONTRACT = ContractDocument.source();

  /** What input, keys and ids may bring about anywhere. */
  private static final Set<String> GENERAL =
      Set.of("400", "401", "403", "404", "413", "415", "429");

  /** A line of the agreement about routes. */
  record Route(
      String route,
      String keys,
      Set<String> statuses,
      Set<String> parameters,
      Set<String> sent,
      Set<String> answered) {

    @Override
    public String toString() {
      return route;
    }
  }

  /** A line of the agreement about words. */
  record Words(String place, Set<String> present) {

    @Override
    public String toString() {
      return place;
    }
  }

  static Stream<Route> routes() {
    return lines("contract-routes.txt", 6)
        .map(
            cells ->
                new Route(
                    cells.get(0),
                    cells.get(1),
                    words(cells.get(2)),
                    words(cells.get(3)),
                    words(cells.get(4)),
                    words(cells.get(5))));
  }

  static Stream<Words> vocabulary() {
    return lines("contract-words.txt", 3)
        .map(cells -> new Words(cells.get(0), words(cells.get(1))));
  }

  private static Stream<List<String>> lines(String name, int cells) {
    try (InputStream in = ContractWordsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|", cells)).map(String::strip).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> words(String cell) {
    return cell.isEmpty() ? Set.of() : new TreeSet<>(List.of(cell.split(" ")));
  }

  @Test
  void hasTheRoutesThatWereAgreedAndNoOther() {
    assertThat(CONTRACT.operations().stream().map(Operation::route).collect(toSet()))
        .isEqualTo(routes().map(Route::route).collect(toSet()));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void keepsToTheAgreementAboutARoute(Route agreed) {
    Operation operation = operation(agreed.route());
    Set<String> parameters = new TreeSet<>(operation.parameters("query"));
    parameters.addAll(operation.parameters("header"));

    assertThat(CONTRACT.keys(operation)).contains(agreed.keys());
    assertThat(operation.statuses()).containsAll(agreed.statuses());
    assertThat(operation.statuses())
        .allMatch(status -> agreed.statuses().contains(status) || GENERAL.contains(status));
    assertThat(parameters).isEqualTo(agreed.parameters());
    assertThat(members(CONTRACT.requests(operation))).isEqualTo(agreed.sent());
    String success = operation.statuses().iterator().next();
    assertThat(members(CONTRACT.answers(operation, success))).isEqualTo(agreed.answered());
  }

  private static Operation operation(String route) {
    return CONTRACT.operations().stream()
        .filter(each -> each.route().equals(route))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> members(Map<String, JsonObject> content) {
    JsonObject schema = content.getOrDefault("application/json", JsonValue.EMPTY_JSON_OBJECT);
    return ContractDocument.properties(schema).keySet();
  }

  @ParameterizedTest
  @MethodSource("vocabulary")
  void usesTheWordsThatWereAgreed(Words agreed) {
    assertThat(enums().get(agreed.place())).isEqualTo(agreed.present());
  }

  @Test
  void usesNoWordsThatWereNotAgreed() {
    assertThat(enums().keySet()).isEqualTo(vocabulary().map(Words::place).collect(toSet()));
  }

  /** Every enum of the schemas, by its place. */
  private static Map<String, Set<String>> enums() {
    Map<String, Set<String>> found = new TreeMap<>();
    CONTRACT
        .json()
        .getJsonObject("components")
        .getJsonObject("schemas")
        .forEach((name, schema) -> collect(name, schema.asJsonObject(), found));
    return found;
  }

  private static void collect(String place, JsonObject schema, Map<String, Set<String>> found) {
    if (schema.containsKey("enum")) {
      found.put(place, new TreeSet<>(ContractDocument.words(schema.get("enum"))));
    }
    ContractDocument.properties(schema)
        .forEach((name, each) -> collect(place + "/" + name, each.asJsonObject(), found));
    if (schema.containsKey("items")) {
      collect(place, schema.getJsonObject("items"), found);
    }
  }

  static Stream<Words> spokenWords() {
    return vocabulary().filter(each -> spoken().containsKey(each.place()));
  }

  @ParameterizedTest
  @MethodSource("spokenWords")
  void saysTheSameWordsInTheCode(Words agreed) {
    assertThat(spoken().get(agreed.place()).collect(toSet())).isEqualTo(agreed.present());
  }

  /** Of those words that answers hold as text; the others are enums in the records. */
  private static Map<String, Stream<String>> spoken() {
    return Map.ofEntries(
        Map.entry("Language", Arrays.stream(Language.values()).map(Language::tag)),
        Map.entry("Role", Arrays.stream(Role.values()).map(Role::tag)),
        Map.entry("Account/health", Arrays.stream(AccountHealth.values()).map(AccountHealth::tag)),
        Map.entry(
            "Account/endings/cause", Arrays.stream(EndingCause.values()).map(EndingCause::tag)),
        Map.entry(
            "SentCopyPolicy", Arrays.stream(SentCopyPolicy.values()).map(SentCopyPolicy::tag)),
        Map.entry("Service", Arrays.stream(Service.values()).map(Service::tag)),
        Map.entry("StageName", Arrays.stream(Stage.values()).map(Stage::tag)),
        Map.entry("Stage/state", Arrays.stream(StageState.values()).map(StageState::tag)),
        Map.entry("Diagnosis/certainty", Arrays.stream(Certainty.values()).map(Certainty::tag)),
        Map.entry("Diagnosis/retry", Arrays.stream(RetryRule.values()).map(RetryRule::tag)),
        Map.entry(
            "Verification/state",
            Arrays.stream(VerificationState.values()).map(VerificationState::tag)),
        Map.entry("DocumentType", Arrays.stream(DocumentType.values()).map(DocumentType::tag)),
        Map.entry("MessageState", Arrays.stream(MessageState.values()).map(MessageState::tag)),
        Map.entry("MessageStatus/sentCopy", Arrays.stream(CopyState.values()).map(CopyState::tag)),
        Map.entry(
            "MessageStatus/recipients/state",
            Arrays.stream(RecipientState.values()).map(RecipientState::tag)),
        Map.entry("Webhook/state", Arrays.stream(WebhookState.values()).map(WebhookState::tag)),
        Map.entry("EventType", Arrays.stream(EventType.values()).map(EventType::tag)),
        Map.entry("SignIn/state", Arrays.stream(SignInState.values()).map(SignInState::tag)),
        Map.entry("Candidate/source", Arrays.stream(Source.values()).map(Source::tag)),
        Map.entry(
            "Provider/method",
            Stream.concat(
                Arrays.stream(SignInWay.values()).map(SignInWay::tag), Stream.of("unsupported"))));
  }
}

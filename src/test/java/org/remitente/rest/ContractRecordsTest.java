package org.remitente.rest;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.document.DocumentMessage;
import org.remitente.document.Letterhead;
import org.remitente.document.TemplateTexts;
import org.remitente.testing.ContractDocument;
import org.remitente.testing.ContractDocument.Operation;

/** The document's schemas against the records that are read and written. */
class ContractRecordsTest {

  private static final ContractDocument CONTRACT = ContractDocument.source();
  private static final String JSON = "application/json";

  private static final Map<String, Class<?>> REQUESTS =
      Map.ofEntries(
          Map.entry("addCompany", CompaniesResource.NewCompany.class),
          Map.entry("addKey", CompanyKeysResource.NewKey.class),
          Map.entry("addUser", CompanyUsersResource.NewUser.class),
          Map.entry("testSystemMail", SystemMailTestsResource.NewTest.class),
          Map.entry("addPreferencesLink", PreferencesLinksResource.NewLink.class),
          Map.entry("discover", DiscoveriesResource.NewDiscovery.class),
          Map.entry("beginSignIn", SignInsResource.NewSignIn.class),
          Map.entry("addAccount", AccountRequest.class),
          Map.entry("replaceAccount", AccountRequest.class),
          Map.entry("verify", AccountRequest.class),
          Map.entry("addWebhook", WebhooksResource.WebhookRequest.class),
          Map.entry("putLetterhead", Letterhead.class),
          Map.entry("putTemplate", TemplateTexts.class),
          Map.entry("previewTemplate", TemplateTexts.class),
          Map.entry("sendMessage", MessageRequest.class));

  /** By operation and status; of a list, what its items are. */
  private static final Map<String, Class<?>> ANSWERS =
      Map.ofEntries(
          Map.entry("addCompany 201", CompanyRepresentation.class),
          Map.entry("listCompanies 200", CompanyRepresentation.class),
          Map.entry("addKey 201", CompanyKeysResource.MadeKeyRepresentation.class),
          Map.entry("listKeys 200", CompanyKeysResource.KeyRepresentation.class),
          Map.entry("addUser 201", CompanyUsersResource.UserRepresentation.class),
          Map.entry("listUsers 200", CompanyUsersResource.UserRepresentation.class),
          Map.entry("testSystemMail 200", SystemMailTestsResource.TestRepresentation.class),
          Map.entry("addPreferencesLink 201", PreferencesLinksResource.LinkRepresentation.class),
          Map.entry("addAccount 201", AccountRepresentation.class),
          Map.entry("addAccount 202", VerificationRepresentation.class),
          Map.entry("listAccounts 200", AccountRepresentation.class),
          Map.entry("getAccount 200", AccountRepresentation.class),
          Map.entry("replaceAccount 200", AccountRepresentation.class),
          Map.entry("replaceAccount 202", VerificationRepresentation.class),
          Map.entry("verifyAccount 200", VerificationRepresentation.class),
          Map.entry("verifyAccount 202", VerificationRepresentation.class),
          Map.entry("verify 200", VerificationRepresentation.class),
          Map.entry("verify 202", VerificationRepresentation.class),
          Map.entry("getVerification 200", VerificationRepresentation.class),
          Map.entry("sendMessage 202", MessageRepresentation.Accepted.class),
          Map.entry("listMessages 200", MessageRepresentation.class),
          Map.entry("getMessage 200", MessageRepresentation.class),
          Map.entry("retryMessage 200", MessageRepresentation.class),
          Map.entry("cancelMessage 200", MessageRepresentation.class),
          Map.entry("confirmMessage 200", MessageRepresentation.class),
          Map.entry("getLetterhead 200", Letterhead.class),
          Map.entry("putLetterhead 200", Letterhead.class),
          Map.entry("getTemplate 200", TemplateTexts.class),
          Map.entry("putTemplate 200", TemplateTexts.class),
          Map.entry("previewTemplate 200", TemplateTexts.class),
          Map.entry("beginSignIn 201", SignInsResource.BegunRepresentation.class),
          Map.entry("getSignIn 200", SignInsResource.SignInRepresentation.class),
          Map.entry("confirmSignIn 202", SignInsResource.SignInRepresentation.class),
          Map.entry("discover 200", DiscoveryRepresentation.class),
          Map.entry("addWebhook 201", WebhooksResource.MadeWebhookRepresentation.class),
          Map.entry("listWebhooks 200", WebhooksResource.WebhookRepresentation.class),
          Map.entry("listProviders 200", ProviderRepresentation.class));

  private static Map<String, JsonObject> requests() {
    Map<String, JsonObject> requests = new TreeMap<>();
    for (Operation operation : CONTRACT.operations()) {
      JsonObject schema = CONTRACT.requests(operation).get(JSON);
      if (schema != null) {
        requests.put(operation.id(), schema);
      }
    }
    return requests;
  }

  private static Map<String, JsonObject> answers() {
    Map<String, JsonObject> answers = new TreeMap<>();
    for (Operation operation : CONTRACT.operations()) {
      for (String status : ContractDocumentTest.successes(operation)) {
        JsonObject schema = CONTRACT.answers(operation, status).get(JSON);
        if (schema != null) {
          answers.put(operation.id() + " " + status, schema);
        }
      }
    }
    return answers;
  }

  @Test
  void everyBodyIsARecord() {
    assertThat(requests().keySet()).isEqualTo(new TreeSet<>(REQUESTS.keySet()));
    assertThat(answers().keySet()).isEqualTo(new TreeSet<>(ANSWERS.keySet()));
  }

  static Set<String> requestNames() {
    return requests().keySet();
  }

  @ParameterizedTest
  @MethodSource("requestNames")
  void readsTheMembersThatTheDocumentNames(String name) {
    agree(requests().get(name), REQUESTS.get(name), name, false);
  }

  @Test
  void readsTheMembersOfAFormsMessage() {
    Operation send =
        CONTRACT.operations().stream()
            .filter(each -> each.id().equals("sendMessage"))
            .findFirst()
            .orElseThrow();
    JsonObject form = CONTRACT.requests(send).get("multipart/form-data");

    assertThat(ContractDocument.properties(form).keySet())
        .containsExactlyInAnyOrder("message", "attachment");
    agree(
        CONTRACT.resolved(ContractDocument.properties(form).get("message")),
        DocumentMessage.class,
        "message",
        false);
  }

  static Set<String> answerNames() {
    return answers().keySet();
  }

  @ParameterizedTest
  @MethodSource("answerNames")
  void writesTheMembersThatTheDocumentNames(String name) {
    JsonObject schema = answers().get(name);
    JsonObject properties = ContractDocument.properties(schema);
    if (properties.keySet().equals(Set.of("items", "next"))) {
      agree(
          CONTRACT.resolved(properties.getJsonObject("items").get("items")),
          ANSWERS.get(name),
          name,
          true);
    } else {
      agree(schema, ANSWERS.get(name), name, true);
    }
  }

  /** An answer always has all of its members; a request may leave some out but adds none. */
  private void agree(JsonObject schema, Class<?> type, String path, boolean answer) {
    Set<String> members =
        Arrays.stream(type.getRecordComponents()).map(ContractRecordsTest::member).collect(toSet());
    JsonObject properties = ContractDocument.properties(schema);
    assertThat(properties.keySet()).as(path).isEqualTo(members);
    if (answer) {
      assertThat(ContractDocument.required(schema)).as(path + " required").isEqualTo(members);
    } else {
      assertThat(members).as(path + " required").containsAll(ContractDocument.required(schema));
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String member = member(component);
      agree(
          CONTRACT.resolved(properties.get(member)),
          component.getGenericType(),
          path + "." + member,
          answer);
    }
  }

  private void agree(JsonObject schema, Type type, String path, boolean answer) {
    if (type instanceof ParameterizedType list) {
      assertThat(list.getRawType()).as(path).isEqualTo(List.class);
      assertThat(schema.getString("type")).as(path).isEqualTo("array");
      JsonObject items = CONTRACT.resolved(schema.get("items"));
      agree(items, list.getActualTypeArguments()[0], path + "[]", answer);
    } else if (((Class<?>) type).isRecord()) {
      agree(schema, (Class<?>) type, path, answer);
    } else {
      assertThat(schema.getString("type")).as(path).isEqualTo(jsonType((Class<?>) type));
      if (((Class<?>) type).isEnum()) {
        assertThat(ContractDocument.words(schema.get("enum")))
            .as(path)
            .isEqualTo(words((Class<?>) type));
      }
    }
  }

  private static String jsonType(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    } else if (type == JsonValue.class) {
      return "object";
    } else if (type == String.class || type == OffsetDateTime.class || type.isEnum()) {
      return "string";
    }
    return "integer";
  }

  private static Set<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(toSet());
  }

  private static String member(RecordComponent component) {
    return component.getName().replaceFirst("_$", "");
  }
}

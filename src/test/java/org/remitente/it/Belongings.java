package org.remitente.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A company with one of everything that a route may name.
 *
 * @param owner calls with the company's key
 * @param ids by the collection, such as {@code messages}
 */
record Belongings(Api owner, Map<String, String> ids) {

  private static final Clock CLOCK = Clock.systemUTC();

  /** A new company whose account is at these servers. */
  static Belongings of(Api operator, String name, FaultyServers servers) {
    Map<String, String> ids = new HashMap<>();
    String company = id(operator, "/companies", object("name", name, "language", "es"), 201);
    ids.put("companies", company);
    String keys = "/companies/" + company + "/keys";
    Api owner = operator.as(operator.post(keys, key()).with(201).json().getString("key"));
    ids.put("keys", id(operator, keys, key(), 201));
    ids.put("users", id(operator, "/companies/" + company + "/users", user(), 201));
    ids.put("accounts", id(owner, "/accounts", settings(servers), 201));
    ids.put("oauth", "outlook");
    ids.put("templates", "invoice");
    ids.put("authorizations", id(owner, "/oauth/outlook/authorizations", wish(), 201));
    ids.put("webhooks", id(owner, "/webhooks", webhook(), 201));
    ids.put("verifications", id(owner, "/verifications", JsonObject.EMPTY_JSON_OBJECT, 200));
    String tomorrow = CLOCK.instant().plus(Duration.ofDays(1)).toString();
    JsonObject letter = Letter.to("compras@cliente.test").with("notBefore", tomorrow).json();
    ids.put("messages", id(owner, "/messages", letter, 202));
    return new Belongings(owner, ids);
  }

  private static JsonObject wish() {
    return object("displayName", "Acme", "returnTo", "/preferences");
  }

  private static JsonObject webhook() {
    return Json.createObjectBuilder()
        .add("url", "http://127.0.0.1:9/")
        .add("events", Json.createArrayBuilder().add("message.bounced"))
        .build();
  }

  private static JsonObject settings(FaultyServers servers) {
    return Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(servers.smtp().port(), "starttls"),
            new Settings.Server(servers.imap().port(), "tls"))
        .json();
  }

  /** A key to be made. */
  static JsonObject key() {
    return object("label", "ERP");
  }

  /** A user to be added, each of another name. */
  static JsonObject user() {
    String username = UUID.randomUUID() + "@acme.test";
    String password = "frase bastante larga";
    return object("username", username, "password", password, "name", "Ana", "role", "user");
  }

  private static JsonObject object(String... members) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < members.length; i += 2) {
      object.add(members[i], members[i + 1]);
    }
    return object.build();
  }

  private static String id(Api caller, String path, JsonObject body, int status) {
    return caller.post(path, body).with(status).json().getString("id");
  }
}

package org.remitente.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * Settings of a mail account as the contract writes them, to be changed member by member.
 *
 * @param json the whole
 */
record Settings(JsonObject json) {

  /** An account with a copy in the Sent folder, on servers of this machine. */
  static Settings of(String address, String password, Server smtp, Server imap) {
    return new Settings(
        Json.createObjectBuilder()
            .add("address", address)
            .add("displayName", "Peña & Gràcia €")
            .add(
                "smtp",
                Json.createObjectBuilder(smtp.json())
                    .add("username", address)
                    .add("password", password))
            .add("saveSentCopy", true)
            .add("imap", imap.json())
            .build());
  }

  /** A server at a port of {@code localhost}. */
  record Server(int port, String security) {

    private JsonObject json() {
      return Json.createObjectBuilder()
          .add("host", "localhost")
          .add("port", port)
          .add("security", security)
          .build();
    }
  }

  /** The same with another value, or one more, for a member: {@code smtp.port}. */
  Settings with(String field, JsonValue value) {
    String pointer = "/" + field.replace('.', '/');
    return new Settings(Json.createPointer(pointer).add(json, value));
  }

  Settings with(String field, String value) {
    return with(field, Json.createValue(value));
  }

  Settings with(String field, int value) {
    return with(field, Json.createValue(value));
  }

  /** The same without a member. */
  Settings without(String field) {
    String pointer = "/" + field.replace('.', '/');
    return new Settings(Json.createPointer(pointer).remove(json));
  }
}

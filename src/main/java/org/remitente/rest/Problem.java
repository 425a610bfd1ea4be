package org.remitente.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was not answered as it wished (RFC 9457).
 *
 * @param status HTTP status
 * @param code what {@code type} ends in; stable, whatever the language
 * @param title the kind of problem in words
 * @param detail what happened this time
 * @param members further members of the object
 * @param headers what the answer must say beside it
 */
record Problem(
    int status,
    String code,
    String title,
    String detail,
    Map<String, JsonValue> members,
    Map<String, String> headers) {

  static final MediaType TYPE = new MediaType("application", "problem+json");

  Problem(int status, String code, String title, String detail) {
    this(status, code, title, detail, Map.of(), Map.of());
  }

  /** The same with one more member. */
  Problem with(String member, JsonValue value) {
    Map<String, JsonValue> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(status, code, title, detail, more, headers);
  }

  /** The same with one more header. */
  Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, title, detail, members, more);
  }

  JsonObject json() {
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("type", "urn:remitente:problem:" + code)
            .add("title", title)
            .add("status", status)
            .add("detail", detail);
    members.forEach(object::add);
    return object.build();
  }

  Response response() {
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(TYPE)
            .entity(json().toString().getBytes(StandardCharsets.UTF_8));
    headers.forEach(answer::header);
    return answer.build();
  }
}

package org.remitente.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.remitente.shared.Page;
import org.remitente.shared.RecordJson;

/** Answers with a record of the contract as JSON; bytes, so that no server chooses a charset. */
final class Answers {

  private Answers() {}

  /** {@code 200}. */
  static Response ok(Record entity) {
    return json(Response.ok(), entity);
  }

  /** {@code 200} with a part of a list. */
  static <T> Response page(Page<T> page, Function<T, ? extends Record> representation) {
    return ok(page.map(representation));
  }

  /** {@code 201} for what has no address of its own. */
  static Response created(Record entity) {
    return json(Response.status(Response.Status.CREATED), entity);
  }

  /** {@code 201} with the address of what was made. */
  static Response created(String path, Record entity) {
    return json(
        Response.status(Response.Status.CREATED)
            .header(HttpHeaders.LOCATION, RestApplication.BASE + path),
        entity);
  }

  /** {@code 202} with the address of what is under way. */
  static Response accepted(String path, Record entity) {
    return json(
        Response.accepted().header(HttpHeaders.LOCATION, RestApplication.BASE + path), entity);
  }

  /** Any answer with an entity. */
  static Response json(Response.ResponseBuilder answer, Record entity) {
    return answer
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(RecordJson.write(entity).toString().getBytes(StandardCharsets.UTF_8))
        .build();
  }
}

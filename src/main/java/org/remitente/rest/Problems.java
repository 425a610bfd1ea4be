package org.remitente.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.outbox.IdempotencyKeyReusedException;
import org.remitente.request.UnreadableBodyException;
import org.remitente.shared.ConflictException;
import org.remitente.shared.DatabaseOutage;
import org.remitente.shared.Ids;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RateLimitedException;
import org.remitente.shared.Texts;
import org.remitente.shared.TooLargeException;

/** From what was thrown to the problem that the client reads. */
final class Problems {

  /** More are not listed: an answer must not grow with what a hostile client sends. */
  private static final int MAX_ERRORS = 500;

  private static final int MAX_FIELD = 200;
  private static final Logger LOG = Logger.getLogger(Problems.class.getName());
  private static final Texts TEXTS = new Texts("org.remitente.rest.problem");
  private static final Map<Integer, String> CODES =
      Map.of(
          401, "unauthorized",
          404, "not-found",
          405, "method-not-allowed",
          406, "not-acceptable",
          415, "unsupported-media-type");

  private Problems() {}

  /** The problem of anything thrown; what nobody foresaw is logged and says nothing of itself. */
  static Problem of(Throwable thrown, Language language) {
    Throwable cause = Causes.meaningful(thrown);
    if (cause instanceof WebApplicationException web) {
      return ofServer(web, language);
    } else if (cause instanceof InvalidInputException invalid) {
      return named("invalid-input", 400, language)
          .with("errors", errors(invalid.errors(), language));
    } else if (cause instanceof UnreadableBodyException unreadable) {
      String detail = TEXTS.text(language, unreadable.detailKey(), unreadable.args());
      return new Problem(400, unreadable.code(), title(unreadable.code(), language), detail);
    } else if (cause instanceof NotFoundException) {
      return named("not-found", 404, language);
    } else if (cause instanceof ConflictException conflict) {
      return conflict(conflict, language);
    } else if (cause instanceof TooLargeException large) {
      return tooLarge(large, language);
    } else if (cause instanceof RateLimitedException limited) {
      return rateLimited(limited.retryAfter(), language);
    } else if (cause instanceof IdempotencyKeyReusedException) {
      return named("idempotency-key-reused", 422, language);
    } else if (DatabaseOutage.caused(thrown)) {
      return unavailable(thrown, language);
    }
    return unforeseen(thrown, language);
  }

  /** A problem whose texts name no value. */
  static Problem named(String code, int status, Language language) {
    Problem problem =
        new Problem(status, code, title(code, language), TEXTS.text(language, code + ".detail"));
    return status == 401 ? problem.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : problem;
  }

  private static String title(String code, Language language) {
    return TEXTS.text(language, code + ".title");
  }

  private static Problem ofServer(WebApplicationException web, Language language) {
    int status = web.getResponse().getStatus();
    if (status >= 500) {
      return unforeseen(web, language);
    }
    String code = CODES.getOrDefault(status, "bad-request");
    Problem problem = named(code, status, language);
    String allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? problem : problem.withHeader(HttpHeaders.ALLOW, allow);
  }

  private static Problem conflict(ConflictException conflict, Language language) {
    String detail =
        TEXTS
            .find(language, "conflict." + conflict.code(), conflict.args())
            .orElseGet(() -> TEXTS.text(language, "conflict.other"));
    return new Problem(409, conflict.code(), title("conflict", language), detail);
  }

  private static Problem tooLarge(TooLargeException large, Language language) {
    Map<String, String> args = Map.of("limit", Long.toString(large.limit()));
    return new Problem(
            413,
            large.code() + "-too-large",
            title("too-large", language),
            TEXTS.text(language, "too-large." + large.code(), args))
        .with("limit", Json.createValue(large.limit()));
  }

  private static Problem rateLimited(Duration wait, Language language) {
    String seconds = Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    return new Problem(
            429,
            "rate-limited",
            title("rate-limited", language),
            TEXTS.text(language, "rate-limited.detail", Map.of("seconds", seconds)))
        .withHeader(HttpHeaders.RETRY_AFTER, seconds);
  }

  /** One line in the log: while a database is away there are many. */
  private static Problem unavailable(Throwable thrown, Language language) {
    LOG.log(Level.WARNING, "The database is away: {0}", thrown.toString());
    return named("unavailable", 503, language)
        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(DatabaseOutage.RETRY_AFTER.toSeconds()));
  }

  /** The id ties what the client sees to what the log knows. */
  private static Problem unforeseen(Throwable thrown, Language language) {
    String id = Ids.next();
    LOG.log(Level.SEVERE, thrown, () -> "Error " + id);
    return new Problem(
            500,
            "internal-error",
            title("internal-error", language),
            TEXTS.text(language, "internal-error.detail", Map.of("id", id)))
        .with("instance", Json.createValue("urn:remitente:error:" + id));
  }

  private static JsonArray errors(List<InputError> errors, Language language) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    errors.stream()
        .limit(MAX_ERRORS)
        .forEach(
            error ->
                array.add(
                    Json.createObjectBuilder()
                        .add("field", shortened(error.field()))
                        .add("code", error.code())
                        .add("detail", detail(error, language))));
    return array.build();
  }

  /** The text may name the field itself ({@code {field}}). */
  private static String detail(InputError error, Language language) {
    Map<String, String> args = new HashMap<>(error.args());
    args.putIfAbsent("field", shortened(error.field()));
    return TEXTS
        .find(language, "input." + error.code(), args)
        .orElseGet(() -> TEXTS.text(language, "input.value", args));
  }

  private static String shortened(String field) {
    return field.length() <= MAX_FIELD ? field : field.substring(0, MAX_FIELD) + "…";
  }
}

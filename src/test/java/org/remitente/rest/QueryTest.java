package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.outbox.MessageFilter;
import org.remitente.outbox.MessageState;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.PageRequest;

class QueryTest {

  private final MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();

  @Test
  void takesTheFirstPartWhereNothingIsSaid() {
    Query query = new Query(parameters);

    assertThat(query.page()).isEqualTo(PageRequest.first());
    assertThatCode(query::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "", "x", "1.5", "99999999999"})
  void refusesALimitOutOfRange(String limit) {
    parameters.add("limit", limit);
    Query query = new Query(parameters);
    query.page();

    assertThat(refusal(query).errors()).containsExactly(new InputError("limit", "range"));
  }

  @Test
  void readsEveryFilterOfMessages() {
    parameters.add("state", "waiting");
    parameters.add("type", "delivery-note");
    parameters.add("number", "F-2026/0042");
    parameters.add("recipient", "compras@Cliente.es");
    parameters.add("since", "2026-11-24T00:00:00Z");
    parameters.add("until", "2026-11-25T00:00:00 01:00");
    Query query = new Query(parameters);

    MessageFilter filter = MessagesResource.filter(query);

    query.check();
    assertThat(filter)
        .isEqualTo(
            new MessageFilter(
                MessageState.WAITING,
                "delivery-note",
                "F-2026/0042",
                "compras@cliente.es",
                OffsetDateTime.parse("2026-11-24T00:00:00Z"),
                OffsetDateTime.parse("2026-11-25T00:00:00+01:00")));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    parameters.add("state", "lost");
    parameters.add("type", "Invoice");
    parameters.add("number", "a\u0000b");
    parameters.add("recipient", "nobody");
    parameters.add("since", "yesterday");
    parameters.add("until", "+99999-01-01T00:00:00Z");
    parameters.add("sate", "sent");
    parameters.addAll("limit", "1", "2");
    Query query = new Query(parameters);
    query.page();
    MessagesResource.filter(query);

    assertThat(refusal(query).errors())
        .containsExactlyInAnyOrder(
            new InputError("state", "value"),
            new InputError("type", "value"),
            new InputError("number", "value"),
            new InputError("recipient", "address"),
            new InputError("since", "time"),
            new InputError("until", "time"),
            new InputError("sate", "unknown-parameter"),
            new InputError("limit", "duplicate-parameter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-24T00:00:00Z \u0000", "+99999-01-01T00:00:00Z id", "no time", ""})
  void refusesACursorThatNoDatabaseCouldTake(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    parameters.add("cursor", Base64.getUrlEncoder().encodeToString(bytes));
    Query query = new Query(parameters);
    query.page();

    assertThat(refusal(query).errors()).containsExactly(new InputError("cursor", "cursor"));
  }

  @Test
  void knowsTrueAndFalseOnly() {
    parameters.add("cancelQueued", "yes");
    Query query = new Query(parameters);
    query.flag("cancelQueued");

    assertThat(refusal(query).errors()).containsExactly(new InputError("cancelQueued", "value"));
  }

  private static InvalidInputException refusal(Query query) {
    return catchThrowableOfType(InvalidInputException.class, query::check);
  }
}

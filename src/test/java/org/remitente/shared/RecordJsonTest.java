package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.security.Secret;

class RecordJsonTest {

  enum Kind {
    PLAIN,
    VERY_SPECIAL
  }

  record Inner(String name, Integer count) {}

  record Outer(
      String text,
      Integer number,
      Long big,
      boolean flag,
      Boolean choice,
      Kind kind,
      OffsetDateTime at,
      List<Inner> items,
      Map<String, String> args,
      JsonValue free,
      Boolean default_) {}

  record Guarded(Secret password) {}

  record Moment(OffsetDateTime at) {}

  private final List<InputError> errors = new ArrayList<>();

  private Outer read(String json) {
    return RecordJson.read(parsed(json), Outer.class, errors);
  }

  private static JsonValue parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    Outer value =
        new Outer(
            "Señor «Ñ»",
            -7,
            5_000_000_000L,
            true,
            false,
            Kind.VERY_SPECIAL,
            OffsetDateTime.parse("2026-03-01T10:00:00Z"),
            List.of(new Inner("a", 1), new Inner(null, null)),
            Map.of("host", "smtp.acme.es"),
            parsed("[1,{\"x\":null}]"),
            true);

    assertThat(RecordJson.read(RecordJson.write(value).toString(), Outer.class)).isEqualTo(value);
  }

  @Test
  void nullIsWrittenAsNull() {
    assertThat(RecordJson.write(new Inner(null, null)))
        .hasToString("{\"name\":null,\"count\":null}");
    assertThat(RecordJson.write(null)).isEqualTo(JsonValue.NULL);
  }

  @Test
  void enumsAreWrittenInLowerCaseWithHyphens() {
    assertThat(RecordJson.write(Kind.VERY_SPECIAL)).hasToString("\"very-special\"");
    assertThat(read("{\"kind\":\"very-special\"}").kind()).isEqualTo(Kind.VERY_SPECIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"VERY_SPECIAL\"", "\"very_special\"", "\"\"", "\"other\""})
  void anyOtherNameOfAnEnumIsRefused(String name) {
    read("{\"kind\":" + name + "}");

    assertThat(errors).containsExactly(new InputError("kind", "value"));
  }

  @Test
  void timesAreWrittenInUtcWithTheirSeconds() {
    assertThat(RecordJson.write(new Moment(OffsetDateTime.parse("2026-03-01T11:00+01:00"))))
        .hasToString("{\"at\":\"2026-03-01T10:00:00Z\"}");
    assertThat(RecordJson.write(new Moment(OffsetDateTime.parse("2026-03-01T10:00:00.25Z"))))
        .hasToString("{\"at\":\"2026-03-01T10:00:00.250Z\"}");
  }

  @Test
  void aTimeWithoutOffsetIsNoTime() {
    read("{\"at\":\"2026-03-01T10:00:00\"}");

    assertThat(errors).containsExactly(new InputError("at", "type"));
  }

  @Test
  void aComponentThatIsAWordOfJavaLosesItsUnderscore() {
    assertThat(read("{\"default\":true}").default_()).isTrue();
    assertThat(errors).isEmpty();

    read("{\"default_\":true}");

    assertThat(errors).containsExactly(new InputError("default_", "unknown-member"));
  }

  @Test
  void membersThatAreMissingOrNullAreNullAndBooleansFalse() {
    Outer missing = read("{}");
    Outer nulls = read("{\"text\":null,\"flag\":null,\"choice\":null,\"items\":null}");

    assertThat(errors).isEmpty();
    assertThat(missing)
        .isEqualTo(nulls)
        .isEqualTo(new Outer(null, null, null, false, null, null, null, null, null, null, null));
  }

  @Test
  void everyErrorIsFoundWithItsPath() {
    read(
        """
        {"text": 1, "number": "1", "flag": "true", "choice": 0, "unknown": 1, "kind": 5,
         "items": [{"name": "a", "count": true, "more": {}}, null, "x"], "args": {"a": 1},
         "at": 12}
        """);

    assertThat(errors)
        .containsExactlyInAnyOrder(
            new InputError("unknown", "unknown-member"),
            new InputError("text", "type"),
            new InputError("number", "type"),
            new InputError("flag", "type"),
            new InputError("choice", "type"),
            new InputError("kind", "value"),
            new InputError("at", "type"),
            new InputError("items[0].more", "unknown-member"),
            new InputError("items[0].count", "type"),
            new InputError("items[1]", "type"),
            new InputError("items[2]", "type"),
            new InputError("args", "type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "true", "null"})
  void whatIsNoObjectIsNoRecord(String json) {
    read(json);

    assertThat(errors).containsExactly(new InputError("", "type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"a\"", "1"})
  void whatIsNoListIsRefused(String items) {
    read("{\"items\":" + items + "}");

    assertThat(errors).containsExactly(new InputError("items", "type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "2147483648", "-2147483649", "99999999999999999999"})
  void whatIsNoNumberOfThatSizeIsRefused(String number) {
    read("{\"number\":" + number + "}");

    assertThat(errors).containsExactly(new InputError("number", "type"));
  }

  @Test
  void numbersReachToTheirLimits() {
    assertThat(read("{\"number\":2147483647}").number()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("{\"big\":999999999999999999}").big()).isEqualTo(999_999_999_999_999_999L);
    assertThat(read("{\"big\":25e3}").big()).isEqualTo(25_000L);
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e2147483647", "1e-999999999"})
  @Timeout(2)
  void hugeNumbersAreRefusedQuickly(String number) {
    JsonValue json =
        Json.createObjectBuilder().add("big", Json.createValue(new BigDecimal(number))).build();
    long begun = System.nanoTime();

    RecordJson.read(json, Outer.class, errors);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
    assertThat(errors).containsExactly(new InputError("big", "type"));
  }

  @Test
  void theLargestExponentDoesNotBecomeZero() {
    BigDecimal largest = new BigDecimal(java.math.BigInteger.ONE, Integer.MIN_VALUE);
    JsonValue json = Json.createObjectBuilder().add("big", Json.createValue(largest)).build();

    RecordJson.read(json, Outer.class, errors);

    assertThat(errors).containsExactly(new InputError("big", "type"));
  }

  @Test
  void aSecretIsNeverWritten() {
    assertThatThrownBy(() -> RecordJson.write(new Guarded(Secret.of("pa55"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pa55");
  }

  @Test
  void storedJsonThatDoesNotFitIsAFault() {
    assertThatThrownBy(() -> RecordJson.read("{\"name\":1}", Inner.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Inner")
        .hasMessageContaining("name");
  }
}

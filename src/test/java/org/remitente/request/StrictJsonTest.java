package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

class StrictJsonTest {

  record Server(String host, Integer port) {}

  record Settings(String name, boolean default_, Server server, List<Server> others) {}

  @Test
  void readsWhatFits() {
    Settings read =
        read(
            "{\"name\":\"ñ€\",\"default\":true,\"server\":{\"host\":\"h\",\"port\":25},\"others\":null}");

    assertThat(read).isEqualTo(new Settings("ñ€", true, new Server("h", 25), null));
  }

  @Test
  void namesEveryUnknownRepeatedAndMistypedMemberAtOnce() {
    InvalidInputException refused =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                read(
                    "{\"nane\":1,\"server\":{\"host\":\"a\",\"port\":1,\"host\":\"b\",\"prot\":2},"
                        + "\"others\":[{\"port\":\"x\"}],\"name\":7,\"default\":true,\"default\":false}"));

    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            new InputError("nane", "unknown-member"),
            new InputError("server.host", "duplicate-member"),
            new InputError("server.prot", "unknown-member"),
            new InputError("others[0].port", "type"),
            new InputError("name", "type"),
            new InputError("default", "duplicate-member"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"name\":}",
        "{\"name\":\"a\"} {}",
        "{\"name\":\"a\"},",
        "nul",
        "{\"a\" 1}",
        "{'a':1}",
        "{\"name\":\"\u0001\"}",
        "]",
        "{\"name\":01}",
        "\uFEFF{}"
      })
  void refusesWhatIsNoJson(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessage("malformed-json: syntax");
  }

  @Test
  void saysWhereTheSyntaxIsBroken() {
    UnreadableBodyException refused =
        catchThrowableOfType(
            UnreadableBodyException.class, () -> read("{\n  \"name\": \"a\",\n  \"server\" {}\n}"));

    assertThat(refused.args()).containsEntry("line", "3").containsKey("column");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = "{\"name\":\"ñ\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read(latin1)).isInstanceOf(UnreadableBodyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"text\"", "true"})
  void wantsAnObject(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void refusesEndlessDepthBeforeItsStackEnds() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(1_000_000)))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessage("malformed-json: depth");
  }

  @Test
  void refusesMoreValuesThanAnybodyNeeds() {
    assertThatThrownBy(() -> read("{\"others\":[" + "1,".repeat(60_000) + "1]}"))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessage("malformed-json: values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e99999999999", "1.5", "99999999999999999999"})
  void refusesNumbersThatAreNoPortWithoutMakingThem(String number) {
    assertThatThrownBy(() -> read("{\"server\":{\"port\":" + number + "}}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("server.port: type");
  }

  @Test
  void refusesAMillionDigits() {
    assertThatThrownBy(() -> read("{\"server\":{\"port\":" + "9".repeat(1_000_000) + "}}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("server.port: type");
  }

  @Test
  void keepsPathsShortWhateverTheirNames() {
    String long_ = "n".repeat(1_000_000);

    InvalidInputException refused =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> read("{\"server\":{},\"" + long_ + "\":{\"a\":1,\"a\":2}}"));

    assertThat(refused.errors().get(0).field()).hasSizeLessThan(400);
  }

  private static Settings read(String body) {
    return read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static Settings read(byte[] body) {
    List<InputError> errors = new ArrayList<>();
    Settings settings = StrictJson.read(new ByteArrayInputStream(body), Settings.class, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return settings;
  }
}

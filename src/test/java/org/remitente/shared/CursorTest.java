package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-01T12:00:00.123456Z");

  @Test
  void leadsToTheItemAfterTheLastOneSeen() {
    Page<String> page =
        Cursor.page(List.of("a", "b", "c"), 2, item -> new Cursor(NOON, item + "_-9"));

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(Cursor.parse(page.next(), Cursor.BEGINNING)).isEqualTo(new Cursor(NOON, "b_-9"));
    assertThat(page.next()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void endsWithTheLastPage() {
    Page<String> page = Cursor.page(List.of("a", "b"), 2, item -> new Cursor(NOON, item));

    assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), null));
  }

  @Test
  void startsWhereTheListBegins() {
    assertThat(Cursor.parse(null, Cursor.END)).isSameAs(Cursor.END);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01T12:00Z",
        "2026-03-01 id",
        "+999999999-01-01T00:00Z id",
        "-0001-01-01T00:00Z id",
        "2026-03-01T12:00Z id\u0000",
        "2026-03-01T12:00Z 'id"
      })
  void refusesWhatIsNoneOfOurs(String content) {
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(content.getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> Cursor.parse(text, Cursor.END))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.errors()).containsExactly(new InputError("cursor", "cursor")));
  }

  @Test
  void refusesWhatIsNoBase64() {
    assertThatThrownBy(() -> Cursor.parse("ñ!", Cursor.END))
        .isInstanceOf(InvalidInputException.class);
  }
}

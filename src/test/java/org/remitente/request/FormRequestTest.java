package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.InvalidInputException;

class FormRequestTest {

  @Test
  void readsFieldsInTheirOrder() {
    assertThat(FormRequest.fields("a=1&b=se%C3%B1al+de&a=2&c&&d=x=y"))
        .isEqualTo(
            Map.of(
                "a", List.of("1", "2"),
                "b", List.of("señal de"),
                "c", List.of(""),
                "d", List.of("x=y")));
  }

  @Test
  void hasNoFieldsWhereNothingWasSent() {
    assertThat(FormRequest.fields("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "%=1"})
  void refusesWhatIsNotEncoded(String form) {
    assertThatThrownBy(() -> FormRequest.fields(form)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void refusesEndlessFields() {
    String form = "a&".repeat(FormRequest.MAX_FIELDS);

    assertThat(FormRequest.fields(form).get("a")).hasSize(FormRequest.MAX_FIELDS);
    assertThatThrownBy(() -> FormRequest.fields(form + "a"))
        .isInstanceOf(InvalidInputException.class);
  }
}

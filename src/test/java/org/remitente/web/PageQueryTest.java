package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageQueryTest {

  @Test
  void keepsWhatThePageShows() {
    Map<String, String> asked = Map.of("in", "ca", "document", "quote", "language", "en");

    assertThat(PageQuery.of(asked::get)).isEqualTo("document=quote&in=ca");
  }

  @Test
  void keepsNothingElse() {
    Map<String, String> asked =
        Map.of("account", "\"><b>", "delete", "Eliminar la cuenta", "password", "x", "cursor", "");

    assertThat(PageQuery.of(asked::get)).isEmpty();
  }
}

package org.remitente.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void theOperatorIsOfNoCompany() {
    assertThat(Caller.OPERATOR.isOperator()).isTrue();
    assertThat(Caller.OPERATOR.company()).isEmpty();
  }

  @Test
  void aCompanyIsNoOperator() {
    Caller caller = new Caller("acme");

    assertThat(caller.isOperator()).isFalse();
    assertThat(caller.company()).contains("acme");
  }
}

package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a browser goes at the end. */
class ReturnAddressTest {

  @ParameterizedTest
  @CsvSource({
    "/fin, /fin?authorization=x",
    "/fin?a=b, /fin?a=b&authorization=x",
    "/fin#c, /fin?authorization=x#c",
    "https://erp.acme.es/?a#b?c, https://erp.acme.es/?a&authorization=x#b?c",
  })
  void bearsTheIdInItsQuery(String wanted, String address) {
    assertThat(ReturnAddress.with(wanted, "x")).isEqualTo(address);
  }
}

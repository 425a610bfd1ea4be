package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.shared.PublicAddress;

class MailSessionFactoryTest {

  @ParameterizedTest
  @CsvSource({
    "https://facturas.acme.es, facturas.acme.es",
    "https://Facturas.Acme.es:8443/x, facturas.acme.es",
    "http://localhost:8080, [127.0.0.1]",
    "http://8.8.8.8/, [8.8.8.8]",
    "'http://[2a00:1450::1]/', [IPv6:2a00:1450::1]",
    "nonsense, [127.0.0.1]",
    "'', [127.0.0.1]"
  })
  void greetsWithAPublicNameAndNeverWithTheMachines(String publicUrl, String name) {
    assertThat(MailSessionFactory.ehloName(new PublicAddress(publicUrl))).isEqualTo(name);
  }
}

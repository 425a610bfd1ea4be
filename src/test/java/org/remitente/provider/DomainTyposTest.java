package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTyposTest {

  @ParameterizedTest
  @CsvSource({
    "gmial.com, gmail.com",
    "gamil.com, gmail.com",
    "mgail.com, gmail.com",
    "gmai.com, gmail.com",
    "gmaill.com, gmail.com",
    "gmail.con, gmail.com",
    "gmail.co, gmail.com",
    "gmail.cm, gmail.com",
    "gmal.con, gmail.com",
    "gmail.es, gmail.com",
    "gmail.com.es, gmail.com",
    "hotmal.com, hotmail.com",
    "hotmial.es, hotmail.es",
    "hotmail.ess, hotmail.es",
    "outlok.com, outlook.com",
    "otulook.es, outlook.es",
    "yaho.com, yahoo.com",
    "yahooo.es, yahoo.es",
    "iclud.com, icloud.com",
    "icloud.es, icloud.com",
    "telefonca.net, telefonica.net",
    "movistr.es, movistar.es",
  })
  void findsTheDomainThatWasMeant(String typed, String meant) {
    assertThat(DomainTypos.meant(typed)).hasValue(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.es",
        "gmail.com",
        "email.es",
        "wmail.com",
        "small.com",
        "hotel.com",
        "hotmail.se",
        "yahoo.se",
        "outlook.jp",
        "outlook.com.br",
        "yahoo.co.jp",
        "mail.gmail.com",
        "movistar.cl",
        "es",
        "x"
      })
  void takesNobodyElsesDomainForASlip(String domain) {
    assertThat(DomainTypos.meant(domain)).isEmpty();
  }

  @Test
  void countsSlips() {
    assertThat(DomainTypos.distance("gmail", "gmail")).isZero();
    assertThat(DomainTypos.distance("gmial", "gmail")).isEqualTo(1);
    assertThat(DomainTypos.distance("", "abc")).isEqualTo(3);
    assertThat(DomainTypos.distance("kitten", "sitting")).isEqualTo(3);
  }
}

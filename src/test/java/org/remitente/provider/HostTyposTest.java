package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTyposTest {

  @ParameterizedTest
  @CsvSource({
    "smtp.gmial.com, smtp.gmail.com",
    "smtp.gmai.com, smtp.gmail.com",
    "smpt.gmial.com, smtp.gmail.com",
    "stmp.gmail.com, smtp.gmail.com",
    "smtp.gmail.con, smtp.gmail.com",
    "imap.gmaill.com, imap.gmail.com",
    "smtp.ofice365.com, smtp.office365.com",
    "smtp.office356.com, smtp.office365.com",
    "outlok.office365.com, outlook.office365.com",
    "smtp.mail.yaho.com, smtp.mail.yahoo.com",
    "ssl.ovh.net, ssl0.ovh.net",
    "smpt.acme.es, smtp.acme.es",
    "stmp.acme.es, smtp.acme.es",
    "smt.acme.es, smtp.acme.es",
    "iamp.acme.es, imap.acme.es",
    "imapp.acme.es, imap.acme.es",
    "mial.acme.es, mail.acme.es"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(HostTypos.meant(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp.acme.es",
        "mail.acme.es",
        "imaps.acme.es",
        "smtps.acme.es",
        "mx.acme.es",
        "correo.acme.es",
        "acme.es",
        "localhost",
        "main.acme.es",
        "pop.acme.es",
        "smtp.gmael-x.com",
        "snap.acme.es.nadie.org",
        "127.0.0.1",
        "::1"
      })
  void leavesOtherNamesAlone(String typed) {
    assertThat(HostTypos.meant(typed)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("knownHosts")
  void leavesKnownServersAlone(String host) {
    assertThat(HostTypos.meant(host)).isEmpty();
  }

  static Stream<String> knownHosts() {
    return new ProviderCatalogue()
        .all().stream()
            .filter(provider -> provider.smtp() != null)
            .map(provider -> provider.smtp().host())
            .filter(host -> !host.contains("{"));
  }
}

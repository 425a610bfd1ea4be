package org.remitente.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.PublicAddress;

class ReturnTargetsTest {

  private static ReturnTargets targets(String configured) {
    ReturnTargets targets = new ReturnTargets();
    targets.publicAddress = new PublicAddress("https://correo.acme.es/");
    targets.configured = Optional.ofNullable(configured);
    targets.read();
    return targets;
  }

  private final ReturnTargets targets =
      targets("https://erp.acme.es, http://localhost:9000/with/a/path");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/preferences?tab=mail#top",
        "https://erp.acme.es",
        "https://erp.acme.es/settings?x=//evil.es",
        "https://erp.acme.es:443/settings",
        "HTTPS://ERP.ACME.ES/settings",
        "http://localhost:9000/other"
      })
  void leadsToOurPathsAndConfiguredOrigins(String target) {
    assertThat(targets.allows(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "settings",
        "//evil.es",
        "///evil.es",
        "/\\evil.es",
        "\\\\evil.es",
        "/\t/evil.es",
        "/\n/evil.es",
        " //evil.es",
        "\t//evil.es",
        "/\u007f/evil.es",
        "https:evil.es",
        "https:/evil.es",
        "https:///evil.es",
        "https:\\\\evil.es",
        "https://evil.es",
        "https://evil.es/https://erp.acme.es",
        "https://erp.acme.es.evil",
        "https://erp.acme.es.evil.es/",
        "https://evil-erp.acme.es/",
        "https://x.erp.acme.es/",
        "https://erp.acme.es@evil.es/",
        "https://user@erp.acme.es/",
        "https://user:pass@erp.acme.es/",
        "https://erp.acme.es\\@evil.es/",
        "https://erp.acme.es:8443/",
        "http://erp.acme.es/",
        "http://localhost/",
        "ftp://erp.acme.es/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://[erp.acme.es]/",
        "https://erp.acme.es%2eevil.es/",
        "https://erp.acmé.es/"
      })
  void leadsNowhereElse(String target) {
    assertThat(targets.allows(target)).isFalse();
  }

  @Test
  void leadsToTheProductItselfWhereNothingIsConfigured() {
    assertThat(targets(null).allows("https://correo.acme.es/x")).isTrue();
    assertThat(targets(" ").allows("https://correo.acme.es/x")).isTrue();
    assertThat(targets(null).allows("https://erp.acme.es/")).isFalse();
    assertThat(targets.allows("https://correo.acme.es/x")).isFalse();
  }

  @Test
  void limitsTheLengthOfATarget() {
    assertThat(targets.allows("/" + "a".repeat(1999))).isTrue();
    assertThat(targets.allows("/" + "a".repeat(2000))).isFalse();
  }
}

package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;

class ChainGapTest {

  private static final String DOMAIN_VALIDATED = "2.23.140.1.2.1";

  private final TestAuthority authority = TestAuthority.shared();
  private final TestCertificate trusted = authority.selfSigned("Acme root,O=Acme");

  private boolean gap(TestCertificate... chain) {
    X509Certificate[] sent = new X509Certificate[chain.length];
    for (int i = 0; i < chain.length; i++) {
      sent[i] = chain[i].certificate();
    }
    return ChainGap.isIn(sent, new X509Certificate[] {trusted.certificate()});
  }

  @Test
  void knowsACertificateOfThePublicAuthoritiesByItsPolicy() {
    assertThat(gap(authority.withoutItsIntermediate("E8", DOMAIN_VALIDATED, "acme.es"))).isTrue();
    assertThat(gap(authority.withoutItsIntermediate("E8", "1.2.3.4", "acme.es"))).isFalse();
    assertThat(gap(authority.withoutItsIntermediate("E8", null, "acme.es"))).isFalse();
  }

  @Test
  void knowsThatTheMissingIssuerIsOfATrustedOrganization() {
    assertThat(gap(authority.withoutItsIntermediate("Acme 2,O=Acme", null, "acme.es"))).isTrue();
    assertThat(gap(authority.withoutItsIntermediate("Acme 2,O=Otra", null, "acme.es"))).isFalse();
  }

  @Test
  void aChainThatEndsInItsOwnAuthorityLacksNothing() {
    TestCertificate leaf = authority.withoutItsIntermediate("E8", DOMAIN_VALIDATED, "acme.es");

    assertThat(gap(leaf, authority.selfSigned("E8"))).isFalse();
    assertThat(gap(authority.selfSigned("acme.es,O=Acme"))).isFalse();
  }
}

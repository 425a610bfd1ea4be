package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.EmailAddress;

/** Who an id token says has signed in. */
class IdentityTest {

  private static String token(String claims) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  private static Optional<Identity> of(String claims) {
    return Identity.of(token(claims), "us", "n");
  }

  @Test
  void knowsEveryAddressThatTheProviderNames() {
    Identity identity =
        of("{\"aud\":\"us\",\"nonce\":\"n\",\"sub\":\"4711\",\"preferred_username\":"
                + "\"ana@acme.onmicrosoft.com\",\"email\":\"ana@acme.es\"}")
            .orElseThrow();

    assertThat(identity.addresses())
        .extracting(EmailAddress::value)
        .containsExactly("ana@acme.es", "ana@acme.onmicrosoft.com");
    assertThat(identity.has(new EmailAddress("ANA@acme.es"))).isTrue();
    assertThat(identity.has(new EmailAddress("bea@acme.es"))).isFalse();
  }

  @Test
  void isForSeveralPrograms() {
    assertThat(of("{\"aud\":[\"others\",\"us\"],\"nonce\":\"n\"}")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"aud\":\"others\",\"nonce\":\"n\"}",
        "{\"aud\":\"us\",\"nonce\":\"another\"}",
        "{\"aud\":\"us\"}",
        "{\"nonce\":\"n\"}",
        "{\"aud\":7,\"nonce\":\"n\"}",
        "[]",
        "{",
        ""
      })
  void isNobodyWhereItIsNotForThisSignIn(String claims) {
    assertThat(of(claims)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a.!!!.c", "a.b.c.d"})
  void isNobodyWhereItIsNoToken(String token) {
    assertThat(Identity.of(token, "us", "n")).isEmpty();
  }
}

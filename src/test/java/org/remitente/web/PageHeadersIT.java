package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.ProductTest;

/** What browsers are told beside the pages. */
@ProductTest
class PageHeadersIT {

  private final Browsing browser = new Browsing();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sign-in",
        "/preferences",
        "/templates",
        "/people",
        "/nowhere",
        "/preferences-link/spent"
      })
  void letNothingRunButOurScriptsAndNobodyFrameThePage(String path) {
    assertGuarded(browser.get(path).headers());
  }

  @Test
  void guardThePagesOfSomebodyWhoCameIn() {
    enter();

    assertGuarded(browser.get("/preferences").headers());
    assertGuarded(browser.get("/templates").headers());
  }

  private static void assertGuarded(HttpHeaders headers) {
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .contains("base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe", "*");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy").orElseThrow())
        .isIn("same-origin", "no-referrer");
    assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void keepTheTokenOfALinkOutOfReferrers() {
    assertThat(enter().headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void hideCookiesFromScriptsAndFromOtherSites() {
    String signIn = browser.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
    String session = enter().headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(signIn).contains("HttpOnly", "SameSite=Strict").doesNotContain("Secure");
    assertThat(session)
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .doesNotContain("Secure");
  }

  private HttpResponse<String> enter() {
    return browser.open(Operator.newLink(Operator.newCompany("Acme"), "ERP"));
  }
}

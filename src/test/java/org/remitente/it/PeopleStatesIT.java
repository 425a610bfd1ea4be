package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.Chromium;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** Signing in, people, passwords, and what went wrong, as {@link PageInspection} looks at it. */
@NeedsChromium
@ProductTest
class PeopleStatesIT {

  private static final String PASSWORD = "una frase bastante larga";

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void comingInIsFitToBeSeen(String language) {
    PageInspection inspection = PageInspection.in(language);
    String username = "estados.entra." + language;
    try (PageCompany acme = new PageCompany("Acme", language);
        BrowserContext context = newContext(language, 1)) {
      acme.person(username, PASSWORD, "user");
      Page page = context.newPage();
      open(page, "/preferences");
      assertThat(page.locator("#username")).isFocused();
      inspection.look(page, "sign-in");
      signIn(page, username, "no es esta");
      inspection.look(page, "sign-in-wrong");

      open(page, "/nowhere");
      inspection.look(page, "error-404");
      page.click("main a");
      assertThat(page.locator("#username")).isVisible();
      open(page, "/preferences-link/spent");
      inspection.look(page, "error-410");
      page.click("main a");
      assertThat(page.locator("#username")).isVisible();
    }
  }

  /** In one language, since it takes its time. */
  @Test
  void comingInTooOftenIsFitToBeSeen() {
    try (BrowserContext context = newContext("es", 4)) {
      Page page = context.newPage();
      open(page, "/sign-in");
      for (int i = 0; i < 11; i++) {
        signIn(page, "estados.nadie", "no es esta");
      }
      PageInspection.in("es").look(page, "sign-in-too-often");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void whatAUserMayNotDoIsFitToBeSeen(String language) {
    PageInspection inspection = PageInspection.in(language);
    String username = "estados.usa." + language;
    try (PageCompany acme = new PageCompany("Acme", language);
        BrowserContext context = newContext(language, 2)) {
      acme.person(username, PASSWORD, "user");
      Page page = context.newPage();
      open(page, "/sign-in");
      signIn(page, username, PASSWORD);
      open(page, "/people");
      inspection.look(page, "error-403");

      open(page, "/password");
      page.evaluate(
          "document.getElementsByName('jakarta.faces.ViewState').forEach(each => each.value = '1:1')");
      page.click("#change");
      inspection.look(page, "error-expired");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void peopleAndPasswordsAreFitToBeSeen(String language) {
    PageInspection inspection = PageInspection.in(language);
    String username = "estados.administra." + language;
    try (PageCompany acme = new PageCompany("Acme", language);
        BrowserContext context = newContext(language, 3)) {
      acme.person(username, PASSWORD, "admin");
      acme.person("direccion.larga." + language + "@correo.de.la.empresa.test", PASSWORD, "user");
      Page page = context.newPage();
      open(page, "/sign-in");
      signIn(page, username, PASSWORD);

      open(page, "/people");
      page.click(".people summary");
      inspection.look(page, "people");
      page.fill("#username", username);
      page.fill("#firstPassword", "corta");
      page.click("#add");
      inspection.look(page, "people-wrong");
      page.fill("#personName", "Núria Puig i Solé");
      page.fill("#username", "estados.nuria." + language);
      page.fill("#firstPassword", PASSWORD);
      page.click("#add");
      assertThat(page.locator("#done")).containsText("Núria Puig i Solé");
      inspection.look(page, "people-added");
      page.reload();
      assertThat(page.locator("#done")).hasCount(0);
      Locator nuria = page.locator(".people li:has-text('Núria')");
      nuria.locator("summary").click();
      nuria.locator("input[type=submit]").click();
      assertThat(page.locator("#done")).containsText("Núria Puig i Solé");
      assertThat(nuria).hasCount(0);

      open(page, "/password");
      page.fill("#oldPassword", "no es esta");
      page.fill("#newPassword", "corta");
      page.click("#change");
      inspection.look(page, "password-wrong");
      page.fill("#oldPassword", PASSWORD);
      page.fill("#newPassword", PASSWORD + " y más");
      page.click("#change");
      assertThat(page.locator("#done")).isVisible();
      inspection.look(page, "password-changed");
    }
  }

  private static void open(Page page, String path) {
    page.navigate(RunningProduct.uri(path).toString());
  }

  private static void signIn(Page page, String username, String password) {
    page.fill("#username", username);
    page.fill("#password", password);
    page.click("#enter");
  }

  /** Browsers somewhere else each, since attempts are counted for a place too. */
  private static BrowserContext newContext(String language, int place) {
    return Chromium.browser()
        .newContext(
            new Browser.NewContextOptions()
                .setBypassCSP(true)
                .setLocale(language)
                .setExtraHTTPHeaders(Map.of("X-Forwarded-For", "198.51.100." + place)));
  }
}

package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.remitente.it.PageCompany.IN_TIME;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.SignInStandIns;

/**
 * Every state of connecting a mailbox, in every language, as {@link PageInspection} looks at it.
 */
@NeedsChromium
@ProductTest
class SignInStatesIT {

  private static final String NEEDS_ADMINISTRATOR =
      "location.href = document.getElementById('refuse').href"
          + ".replace('AADSTS65004', 'AADSTS90094')";

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void connectingIsFitToBeSeen(String language) {
    String address = "ana." + language + "@una-direccion-bastante-larga.acme.test";
    PageInspection inspection = PageInspection.in(language);
    try (PageCompany acme = new PageCompany("Carpintería Núñez", language);
        BrowserContext context = PageInspection.newContext()) {
      context.setDefaultTimeout(10_000);
      Page page = acme.open(context);
      choices(page, inspection);
      mistyped(page, inspection);
      refused(page, address, inspection);
      connected(page, address, inspection);
      withdrawn(page, inspection);
    }
  }

  private static void choices(Page page, PageInspection inspection) {
    page.check("#choice-outlook");
    inspection.look(page, "connect-outlook");
    page.check("#choice-gmail");
    inspection.look(page, "connect-gmail");
    page.check("#withPassword");
    assertThat(page.locator("#smtpPassword")).isVisible();
    inspection.look(page, "connect-gmail-with-password");
    page.check("#choice-other");
    assertThat(page.locator("#copyWanted")).isVisible();
    inspection.look(page, "connect-other");
  }

  private static void mistyped(Page page, PageInspection inspection) {
    page.check("#choice-outlook");
    page.fill("#address", "ana");
    page.click("#connect-outlook");
    assertThat(page.locator("#addressProblem")).not().isEmpty();
    inspection.look(page, "connect-mistyped");
  }

  private static void refused(Page page, String address, PageInspection inspection) {
    page.fill("#address", address);
    page.click("#connect-outlook");
    page.click("#refuse");
    told(page, inspection, "connect-cancelled");

    page.click("#tryAgain");
    assertThat(page.locator("#accept")).isVisible();
    page.evaluate(NEEDS_ADMINISTRATOR);
    told(page, inspection, "connect-administrator");
    assertThat(page.locator("#returned pre")).containsText("/v2.0/adminconsent?client_id=");

    page.click("#tryAgain");
    page.fill("#username", "otra." + address);
    page.click("#accept");
    told(page, inspection, "connect-other-account");
  }

  private static void told(Page page, PageInspection inspection, String state) {
    assertThat(page.locator("#returned [role=alert]")).isVisible();
    page.locator("#returned summary").all().forEach(each -> each.click());
    inspection.look(page, state);
  }

  private static void connected(Page page, String address, PageInspection inspection) {
    page.click("#tryAgain");
    page.click("#accept");
    assertThat(page.locator("#success")).containsText(address);
    inspection.look(page, "connected");

    page.click("article.account a[href*='account=']");
    assertThat(page.locator("#connected")).isVisible();
    inspection.look(page, "connected-change");
    page.navigate(PageCompany.address(""));
    page.click("article.account a[href*='delete=']");
    assertThat(page.locator("#deletionTitle")).isFocused();
    inspection.look(page, "connected-deletion");
  }

  private static void withdrawn(Page page, PageInspection inspection) {
    SignInStandIns.identities("outlook").withdraw();
    SignInStandIns.graph().acceptingTokens(token -> false);
    try {
      page.navigate(PageCompany.address(""));
      page.click("[data-key^='check-']");
      assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
      inspection.look(page, "connected-check-failed");
      page.navigate(PageCompany.address(""));
      assertThat(page.locator("[data-key^='reconnect-']")).isVisible();
      inspection.look(page, "connected-needs-sign-in");
    } finally {
      SignInStandIns.graph().acceptingTokens(token -> true);
      SignInStandIns.identities("outlook").honour();
    }
  }
}

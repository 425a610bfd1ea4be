package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.it.PageCompany.IN_TIME;
import static org.remitente.it.PageCompany.OTHER;
import static org.remitente.it.PageCompany.PASSWORD;
import static org.remitente.it.PageCompany.USER;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Chromium;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/**
 * Every state of the page in every language, light and dark, narrow and wide: nobody is kept out,
 * nothing is cut off, nothing is left untranslated. The pictures lie in {@code target/pages}.
 */
@NeedsChromium
@ProductTest
class PageStatesIT {

  private static final Pattern UNTRANSLATED =
      Pattern.compile("\\?\\?\\?|(?<![\\w@/.-])(page|form|field|hint|account|messages)\\.[a-z-]+");

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void nobodyIsKeptOutOfThePreferences(String language) {
    try (PageCompany acme = new PageCompany("Carpintería Núñez", language);
        BrowserContext context = newContext()) {
      Page page = acme.open(context);
      look(page, language, "empty");

      fill(page, acme, "otra cosa");
      page.click("#save");
      assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
      look(page, language, "failed");

      acme.smtp.onceOn("MAIL", Behaviour.fallingSilent());
      page.fill("#smtpPassword", PASSWORD);
      page.click("#save");
      assertThat(page.locator("#cancel")).isVisible();
      assertThat(grave(page)).isEmpty();
      page.click("#cancel");
      assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);

      page.click("#save");
      assertThat(page.locator("#success")).isVisible(IN_TIME);
      look(page, language, "saved");

      manyMessages(acme);
      acme.account(OTHER);
      page.navigate(PageCompany.address(""));
      assertThat(page.locator("article.account")).hasCount(2);
      look(page, language, "list");

      page.navigate(PageCompany.address("?account=new"));
      assertThat(page.locator("#address")).hasValue("");
      look(page, language, "another");

      page.navigate(PageCompany.address(""));
      page.click("article.account >> nth=0 >> a[href*=delete]");
      assertThat(page.locator("#deletionTitle")).isFocused();
      look(page, language, "deletion");
    }
  }

  @Test
  void nobodyIsKeptOutOfWhatWentWrong() {
    try (BrowserContext context = newContext()) {
      Page page = context.newPage();
      for (String path : List.of("/preferences", "/nowhere", "/preferences-link/spent")) {
        page.navigate(RunningProduct.uri(path).toString());
        assertThat(page.locator("h1")).isVisible();
        look(page, "es", "error" + path.replace('/', '-'));
      }
    }
  }

  private static BrowserContext newContext() {
    return Chromium.browser()
        .newContext(new Browser.NewContextOptions().setBypassCSP(true).setLocale("es-ES"));
  }

  private static void fill(Page page, PageCompany acme, String password) {
    page.fill("#displayName", "Carpintería Núñez");
    page.fill("#address", USER);
    page.fill("#smtpHost", "localhost");
    page.selectOption("#smtpSecurity", "tls");
    page.fill("#smtpPort", Integer.toString(acme.smtp.port()));
    page.fill("#smtpUsername", USER);
    page.fill("#smtpPassword", password);
    page.check("#saveSentCopy");
    page.fill("#imapHost", "localhost");
    page.selectOption("#imapSecurity", "tls");
    page.fill("#imapPort", Integer.toString(acme.imap.port()));
  }

  /** One message in each state. */
  private static void manyMessages(PageCompany acme) {
    Letter letter = Letter.to("compras@cliente.test");
    acme.send(letter, "sent");
    acme.smtp.onceOn("RCPT", "550 5.1.1 <compras@cliente.test>: Recipient address rejected");
    acme.send(letter, "rejected");
    acme.smtp.onceOn("RCPT", "451 4.7.1 Greylisted, please try again in 300 seconds");
    acme.send(letter, "waiting");
    acme.smtp.onceOn("END", Behaviour.closingUnanswered());
    acme.send(letter, "unknown");
    acme.send(acme.later());
    acme.api.post("/messages/" + acme.send(acme.later()) + "/cancel").with(200);
  }

  private static void look(Page page, String language, String state) {
    assertThat(page.locator("html")).hasAttribute("lang", language);
    String words = page.locator("body").innerText();
    assertThat(UNTRANSLATED.matcher(words).find()).as(words).isFalse();
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(grave(page)).as("%s in %s", state, scheme).isEmpty();
      picture(page, "%s-%s-%s".formatted(state, language, scheme));
    }
    for (int width : new int[] {360, 768, 1440}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("%s at %d", state, width)
          .isEqualTo(width);
      picture(page, "%s-%s-%d".formatted(state, language, width));
    }
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pages", name + ".png")));
  }

  private static List<String> grave(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(PageStatesIT::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + " " + rule.getNodes().stream().map(each -> each.getHtml()).toList();
  }
}

package org.remitente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.Chromium;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** The form that fills itself in from the address. */
@NeedsChromium
@ProductTest
class DiscoveryPageIT {

  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    for (String domain : new String[] {"found.test", "other.test"}) {
      RunningProduct.names()
          .record(domain, "MX", "10 mx." + domain + ".")
          .record("_submissions._tcp." + domain, "SRV", "0 1 465 smtp." + domain + ".")
          .record("_imap._tcp." + domain, "SRV", "0 1 143 imap." + domain + ".");
    }
    RunningProduct.names().record("google.test", "MX", "10 aspmx.l.google.com.");
    RunningProduct.names().record("nothing.test", "MX", "10 mx.nothing.test.");
  }

  @BeforeEach
  void open() {
    context = Chromium.browser().newContext();
    page = context.newPage();
    page.navigate(Operator.newLink(Operator.newCompany("Acme"), "facturas").toString());
  }

  @AfterEach
  void close() {
    context.close();
  }

  private void type(String address) {
    page.fill("#address", address);
    page.keyboard().press("Tab");
  }

  private void assertServer(String service, String host, String port, String security) {
    assertThat(page.locator("#" + service + "Host")).hasValue(host);
    assertThat(page.locator("#" + service + "Port")).hasValue(port);
    assertThat(page.locator("#" + service + "Security")).hasValue(security);
  }

  @Test
  void fillsTheServersInAndSaysWhereTheyComeFrom() {
    type("ana@found.test");

    assertThat(page.locator("#discovery")).containsText("found.test anuncia en su DNS");
    assertServer("smtp", "smtp.found.test", "465", "tls");
    assertServer("imap", "imap.found.test", "143", "starttls");
    assertThat(page.locator("#smtpUsername")).hasValue("ana@found.test");
    assertThat(page.locator("#smtpUsername")).isFocused();
    assertThat(page.locator("#discovery")).hasAttribute("role", "status");
  }

  @Test
  void fillsInAnewForAnotherAddressAndEmptiesWhatIsNotKnown() {
    type("ana@found.test");
    assertServer("smtp", "smtp.found.test", "465", "tls");

    type("ana@other.test");
    assertServer("smtp", "smtp.other.test", "465", "tls");
    assertThat(page.locator("#smtpUsername")).hasValue("ana@other.test");

    type("ana@nothing.test");
    assertThat(page.locator("#discovery"))
        .containsText("No hemos encontrado los servidores de nothing.test");
    assertThat(page.locator("#smtpHost")).hasValue("");
  }

  @Test
  void isWaitedForWhereSomebodyPressesEnter() {
    page.fill("#address", "ana@found.test");
    page.press("#address", "Enter");

    assertThat(page.locator("#smtpPasswordProblem")).not().isEmpty();
    assertThat(page.locator("#smtpHost")).hasValue("smtp.found.test");
    assertThat(page.locator("#smtpHostProblem")).isEmpty();
  }

  @Test
  void takesTheMarkFromWhatWasMissing() {
    page.press("#address", "Enter");
    assertThat(page.locator("#smtpHost")).hasAttribute("aria-invalid", "true");

    type("ana@found.test");

    assertServer("smtp", "smtp.found.test", "465", "tls");
    assertThat(page.locator("#smtpHostProblem")).isEmpty();
    assertThat(page.locator("#smtpHost")).not().hasAttribute("aria-invalid", "true");
  }

  @Test
  void neverOverwritesWhatSomebodyTyped() {
    page.fill("#smtpHost", "mi.servidor.es");
    page.check("#saveSentCopy");
    page.fill("#imapPort", "1143");
    type("ana@found.test");

    assertThat(page.locator("#discovery")).containsText("DNS");
    assertServer("smtp", "mi.servidor.es", "587", "starttls");
    assertServer("imap", "imap.found.test", "1143", "starttls");
  }

  @ParameterizedTest
  @CsvSource({
    "ana@gmail.com, gmail, Gmail pide una contraseña de aplicación",
    "ana@google.test, gmail, Google Workspace pide una contraseña de aplicación",
    "ana@yahoo.es, yahoo, Yahoo Mail pide una contraseña de aplicación",
    "ana@hotmail.com, outlook, Esta cuenta necesita «Conectar con Microsoft»",
  })
  void choosesWhereTheMailboxIs(String address, String choice, String advice) {
    type(address);

    assertThat(page.locator("#choice-" + choice)).isChecked();
    // The choice tells it, with a link; it is not said twice.
    assertThat(page.locator("#discovery")).containsText(advice);
    assertThat(page.locator("#discovery p")).isHidden();
    assertThat(page.locator(".note.only-" + choice + ":visible")).hasCount(1);
    assertThat(page.locator(":focus")).hasCount(1);
  }

  @Test
  void goesBackToOnesOwnServerWithTheNextAddress() {
    type("ana@gmail.com");
    assertThat(page.locator("#choice-gmail")).isChecked();

    type("ana@found.test");

    assertThat(page.locator("#choice-own")).isChecked();
    assertServer("smtp", "smtp.found.test", "465", "tls");
  }

  @Test
  void leavesAChoiceThatSomebodyMade() {
    page.check("#choice-yahoo");
    page.check("#choice-own");
    type("ana@gmail.com");

    assertThat(page.locator("#discovery")).containsText("Gmail pide");
    assertThat(page.locator("#discovery p")).isVisible();
    assertThat(page.locator("#discovery a[target=_blank][rel='noopener noreferrer']"))
        .hasAttribute("href", Pattern.compile("https://.+"));
    assertThat(page.locator("#choice-own")).isChecked();
    assertThat(page.locator("#suggestion")).isVisible();
  }

  @Test
  void showsWhatWasAskedAsTextOnly() {
    type("ana@gmial.com");

    assertThat(page.locator("#discovery")).containsText("¿Querías escribir ana@gmail.com?");
    assertThat(page.locator("#discovery")).containsText("El dominio gmial.com no existe");
  }

  @Test
  void answersOnlyThoseWhoHaveComeIn() {
    Map<String, String> form = Map.of("address", "ana@gmail.com");

    assertThat(new Browsing().post("/discovery", form).statusCode()).isEqualTo(403);
  }
}

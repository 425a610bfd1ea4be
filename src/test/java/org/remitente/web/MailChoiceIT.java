package org.remitente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Chromium;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.ScriptedSmtpServer;

/** The choice of the mailbox: what it fills in, tells and keeps. */
@NeedsChromium
@ProductTest
class MailChoiceIT {

  private static final String USER = "facturas@acme.test";
  private static final String APP_PASSWORD = "abcdefghijklmnop";
  private static final String COPIED = "abcd efgh ijkl mnop";

  private static final LocatorAssertions.IsVisibleOptions IN_TIME =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

  private BrowserContext context;
  private Page page;

  @BeforeEach
  void openPage() {
    open(new Browser.NewContextOptions());
  }

  private void open(Browser.NewContextOptions options) {
    context = Chromium.browser().newContext(options);
    page = context.newPage();
    page.navigate(Operator.newLink(Operator.newCompany("Acme"), "facturas").toString());
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void fillsInWhatIsKnownOfGmailAndFoldsItAway() {
    page.check("#choice-gmail");
    page.check("#withPassword");

    assertServer("smtp", "smtp.gmail.com", "465", "tls");
    assertThat(page.locator("#saveSentCopy")).not().isChecked();
    assertThat(page.locator("#smtpHost")).isHidden();
    assertThat(page.locator("section.only-gmail:visible")).containsText("contraseña de aplicación");
    assertThat(page.locator(".only-gmail a"))
        .hasAttribute("href", "https://support.google.com/accounts/answer/185833");
  }

  @Test
  void fillsInWhatIsKnownOfYahooAndWantsACopy() {
    page.check("#choice-yahoo");

    assertServer("smtp", "smtp.mail.yahoo.com", "465", "tls");
    assertServer("imap", "imap.mail.yahoo.com", "993", "tls");
    assertThat(page.locator("#saveSentCopy")).isChecked();
    assertThat(page.locator("#imapHost")).isHidden();
    assertThat(page.locator(".only-yahoo a"))
        .hasAttribute("href", "https://login.yahoo.com/account/security");
  }

  @Test
  void tellsWhatEachPermissionIsForAndAsksForNoPassword() {
    page.check("#choice-outlook");

    assertThat(page.locator("#accountForm .permissions:visible"))
        .containsText("Enviar correo en tu nombre");
    assertThat(page.locator("#accountForm .permissions:visible"))
        .containsText("Acceso en cualquier momento");
    assertThat(page.locator("#accountForm .permissions:visible")).not().containsText("buzón");
    assertThat(page.locator("#address")).hasAttribute("aria-required", "false");
    assertThat(page.locator("#smtpPassword")).isHidden();
    assertThat(page.locator("#save")).isHidden();
    assertThat(page.locator("#connect-outlook")).isVisible();
  }

  @Test
  void keepsWhatWasTypedForEachChoice() {
    page.fill("#address", USER);
    page.fill("#smtpPassword", "señal");
    page.fill("#smtpHost", "smtp.acme.test");
    page.fill("#smtpPort", "2525");
    page.check("#saveSentCopy");
    page.fill("#imapHost", "imap.acme.test");

    page.check("#choice-gmail");
    assertThat(page.locator("#smtpPassword")).hasValue("señal");
    assertServer("smtp", "smtp.gmail.com", "465", "tls");
    assertThat(page.locator("#smtpUsername")).hasValue("");

    page.check("#choice-outlook");
    page.check("#choice-own");
    assertServer("smtp", "smtp.acme.test", "2525", "starttls");
    assertServer("imap", "imap.acme.test", "993", "tls");
    assertThat(page.locator("#smtpUsername")).hasValue(USER);
    assertThat(page.locator("#saveSentCopy")).isChecked();
    assertThat(page.locator("#smtpPassword")).hasValue("señal");
  }

  @Test
  void isMadeByKeyboard() {
    page.focus("#choice-own");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("[id$=connectOther]")).isVisible();
    page.keyboard().press("ArrowUp");

    assertThat(page.locator("#choice-yahoo")).isChecked();
    assertThat(page.locator("#smtpHost")).hasValue("smtp.mail.yahoo.com");
  }

  @Test
  void isSuggestedByAnAddressWhereSomebodyChose() {
    page.navigate(Operator.newLink(Operator.newCompany("Acme"), "facturas").toString());
    page.check("#choice-yahoo");
    page.check("#choice-own");
    assertSuggested("ana@gmail.com", "gmail");
    assertSuggested("ana@YAHOO.es", "yahoo");

    typeAddress("ana@acme.es");
    assertThat(page.locator("#suggestion")).isHidden();

    assertSuggested("ana@hotmail.com", "outlook");
  }

  private void assertSuggested(String address, String choice) {
    typeAddress(address);
    page.click("#suggestion");

    assertThat(page.locator("#choice-" + choice)).isChecked();
    assertThat(page.locator("#suggestion")).isHidden();
  }

  private void typeAddress(String address) {
    page.fill("#address", address);
    page.locator("#address").blur();
  }

  @Test
  void takesTheProvidersServersWithoutAScript() {
    context.close();
    open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    try (ScriptedSmtpServer smtp = new ScriptedSmtpServer(USER, APP_PASSWORD)) {
      page.fill("#smtpHost", "localhost");
      page.fill("#smtpPort", Integer.toString(smtp.port()));
      page.check("#choice-gmail");
      page.check("#withPassword");
      page.fill("#address", USER);
      page.fill("#smtpPassword", COPIED);
      page.click("#save");

      assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
      assertThat(page.locator("#choice-gmail")).isChecked();
      assertServer("smtp", "smtp.gmail.com", "465", "tls");
      assertThat(page.locator("#smtpHost")).isVisible();
      assertThat(smtp.connections()).isZero();
      assertThat(page.content()).doesNotContainPattern(Pattern.compile("abcd ?efgh"));
    }
  }

  private void assertServer(String service, String host, String port, String security) {
    assertThat(page.locator("#" + service + "Host")).hasValue(host);
    assertThat(page.locator("#" + service + "Port")).hasValue(port);
    assertThat(page.locator("#" + service + "Security")).hasValue(security);
  }
}

package org.remitente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** The choice of the mailbox, with servers on this machine in the place of the providers'. */
@NeedsChromium
@ProductTest
class MailChoiceIT {

  private static final String USER = "facturas@acme.test";
  private static final String PASSWORD = "abcdefghijklmnop";
  private static final String COPIED = "abcd efgh ijkl mnop";

  private static final LocatorAssertions.IsVisibleOptions IN_TIME =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

  private static PageVisitor visitor;

  private final Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD);
  private final ScriptedSmtpServer smtp = new ScriptedSmtpServer(mailboxes);
  private final ScriptedImapServer imap = new ScriptedImapServer(mailboxes);
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void startBrowser() {
    visitor = new PageVisitor();
  }

  @AfterAll
  static void stopBrowser() {
    visitor.close();
  }

  @BeforeEach
  void openBrowser() {
    smtp.implicitTls(TestAuthority.shared().forLocalhost());
    imap.implicitTls(TestAuthority.shared().forLocalhost());
    context = visitor.browser().newContext();
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
    smtp.close();
    imap.close();
  }

  @Test
  void leadsWithGmailFromAWrongPasswordToAnInvoiceThatWasSent() {
    page.navigate(visitor.newLink("es"));
    page.check("#choice-gmail");
    assertServer("smtp", "smtp.gmail.com", "465", "tls");
    assertThat(page.locator("#saveSentCopy")).not().isChecked();
    assertThat(page.locator("#smtpHost")).isHidden();
    assertThat(page.locator(".only-gmail a"))
        .hasAttribute("href", "https://support.google.com/accounts/answer/185833");

    typeAccount("la de siempre");
    useLocalSmtp();
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page.locator("#smtpPassword")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#smtpUsernameProblem")).isEmpty();
    assertThat(page.locator("#choice-gmail")).isChecked();

    page.fill("#smtpPassword", COPIED);
    page.click("#save");

    assertThat(page.locator("#success")).isVisible(IN_TIME);
    sendSample();
    assertThat(smtp.messages()).hasSize(2);
    assertThat(imap.connections()).isZero();
  }

  private void sendSample() {
    page.fill("#sampleRecipient", USER);
    page.click("#sendSample");
    assertThat(page.locator(".state-sent").first()).isVisible(IN_TIME);
  }

  @Test
  void leadsWithYahooFromAWrongPasswordToAnInvoiceThatWasSentAndFiled() {
    page.navigate(visitor.newLink("es"));
    page.check("#choice-yahoo");
    assertServer("smtp", "smtp.mail.yahoo.com", "465", "tls");
    assertServer("imap", "imap.mail.yahoo.com", "993", "tls");
    assertThat(page.locator("#saveSentCopy")).isChecked();

    typeAccount("la de siempre");
    useLocalSmtp();
    useLocalImap();
    page.click("#save");
    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page.locator("#smtpPassword")).hasAttribute("aria-invalid", "true");

    page.fill("#smtpPassword", PASSWORD);
    page.click("#save");

    assertThat(page.locator("#success")).isVisible(IN_TIME);
    sendSample();
    assertThat(page.locator(".copy-saved").first()).isVisible(IN_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    "ca, gmail, Ja pots enviar factures",
    "ca, yahoo, Ja pots enviar factures",
    "ca, own, Ja pots enviar factures",
    "en, gmail, You can now send invoices",
    "en, yahoo, You can now send invoices",
    "en, own, You can now send invoices"
  })
  void setsAnAccountUpInEveryLanguage(String language, String choice, String success) {
    page.navigate(visitor.newLink(language));
    page.check("#choice-" + choice);
    typeAccount(PASSWORD);
    useLocalSmtp();
    if (page.isChecked("#saveSentCopy")) {
      useLocalImap();
    }
    page.click("#save");

    assertThat(page.locator("#success")).isVisible(IN_TIME);
    assertThat(page.locator("#success")).containsText(success);
  }

  @Test
  void tellsWhatOutlookNeedsAndAsksForNothing() {
    page.navigate(visitor.newLink("es"));
    page.check("#choice-outlook");

    assertThat(page.locator(".only-outlook")).containsText("iniciando sesión con Microsoft");
    assertThat(page.locator(".only-outlook a")).hasAttribute("rel", "noopener");
    assertThat(page.locator(".only-outlook a")).hasAttribute("target", "_blank");
    assertThat(page.locator("#accountForm input:visible")).hasCount(4);
    assertThat(page.locator("#save")).isHidden();
  }

  @Test
  void keepsWhatWasTypedForEachChoice() {
    page.navigate(visitor.newLink("es"));
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
    page.navigate(visitor.newLink("es"));
    page.focus("#choice-own");
    page.keyboard().press("ArrowUp");

    assertThat(page.locator("#choice-yahoo")).isChecked();
    assertThat(page.locator("#smtpHost")).hasValue("smtp.mail.yahoo.com");
  }

  @Test
  void isSuggestedByAnAddressWhereSomebodyChose() {
    page.navigate(visitor.newLink("es"));
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
    context =
        visitor.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page = context.newPage();
    page.navigate(visitor.newLink("es"));
    useLocalSmtp();
    page.check("#choice-gmail");
    typeAccount(COPIED);
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page.locator("#choice-gmail")).isChecked();
    assertServer("smtp", "smtp.gmail.com", "465", "tls");
    assertThat(page.locator("#smtpHost")).isVisible();
    assertThat(smtp.connections()).isZero();
    assertThat(page.content()).doesNotContainPattern(Pattern.compile("abcd ?efgh"));
  }

  private void typeAccount(String password) {
    page.fill("#displayName", "Carpintería Núñez");
    typeAddress(USER);
    page.fill("#smtpPassword", password);
  }

  private void useLocalSmtp() {
    showServers();
    page.fill("#smtpHost", "localhost");
    page.selectOption("#smtpSecurity", "tls");
    page.fill("#smtpPort", Integer.toString(smtp.port()));
  }

  private void useLocalImap() {
    showServers();
    page.fill("#imapHost", "localhost");
    page.fill("#imapPort", Integer.toString(imap.port()));
  }

  private void showServers() {
    if (page.isVisible("#showServers")) {
      page.check("#showServers");
    }
  }

  private void assertServer(String service, String host, String port, String security) {
    assertThat(page.locator("#" + service + "Host")).hasValue(host);
    assertThat(page.locator("#" + service + "Port")).hasValue(port);
    assertThat(page.locator("#" + service + "Security")).hasValue(security);
  }
}

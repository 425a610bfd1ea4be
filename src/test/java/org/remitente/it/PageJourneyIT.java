package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.it.PageCompany.IN_TIME;
import static org.remitente.it.PageCompany.PASSWORD;
import static org.remitente.it.PageCompany.USER;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.Chromium;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.NeedsMailPorts;
import org.remitente.testing.PageWords;
import org.remitente.testing.ProductTest;
import org.remitente.testing.ProviderStandIn;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedSmtpServer;

/**
 * Somebody new, with an address and a password, sets up each kind of account, mistypes the password
 * first, and sends a sample invoice. Servers of the tests stand in for Google's and Yahoo's, under
 * the names and at the ports that the catalogue has.
 */
@NeedsChromium
@NeedsMailPorts
@ProductTest
class PageJourneyIT {

  private static final String SIGN_IN_PASSWORD = "una frase bastante larga";
  private static final String MISTYPED = "la de siempre";
  private static final String APP_PASSWORD = "abcdefghijklmnop";
  private static final String APP_PASSWORD_AS_SHOWN = "abcd efgh ijkl mnop";

  private static final LocatorAssertions.HasTextOptions TOLD_IN_TIME =
      new LocatorAssertions.HasTextOptions().setTimeout(40_000);

  private static final String[] REFUSED_BY_GMAIL = {
    "535-5.7.8 Username and Password not accepted. For more information, go to",
    "535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1-2b3 - gsmtp"
  };
  private static final String REFUSED_BY_YAHOO =
      "535 5.7.0 (#MBR1212) Incorrect username or password";

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void leadsWithGmailToAnInvoiceThatWasSent(String language) {
    Mailboxes mailboxes = new Mailboxes().user(USER, APP_PASSWORD);
    try (ProviderStandIn gmail = new ProviderStandIn(mailboxes);
        Visit visit = new Visit(language, "gmail")) {
      ScriptedSmtpServer smtp =
          gmail.smtp("smtp.gmail.com").onceOn("CREDENTIALS", REFUSED_BY_GMAIL);
      visit.mistypes(MISTYPED);
      visit.mends(APP_PASSWORD_AS_SHOWN);
      visit.sendsASample(smtp);
      visit.seesThatTheProviderKeepsIt();
      visit.seesTheChoiceMarked();
      assertThat(smtp.signIns()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void leadsWithYahooToAnInvoiceThatWasSentAndFiled(String language) {
    Mailboxes mailboxes = new Mailboxes().user(USER, APP_PASSWORD);
    try (ProviderStandIn yahoo = new ProviderStandIn(mailboxes);
        Visit visit = new Visit(language, "yahoo")) {
      ScriptedSmtpServer smtp =
          yahoo.smtp("smtp.mail.yahoo.com").onceOn("CREDENTIALS", REFUSED_BY_YAHOO);
      yahoo.imap("imap.mail.yahoo.com");
      visit.mistypes(MISTYPED);
      visit.mends(APP_PASSWORD_AS_SHOWN);
      visit.sendsASample(smtp);
      visit.seesTheSampleFiled();
      visit.seesTheChoiceMarked();
      assertThat(mailboxes.messages(USER, "Sent")).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void leadsWithAnOwnServerToAnInvoiceThatWasSentAndFiled(String language) {
    try (Visit visit = new Visit(language, "own")) {
      visit.typesItsServers();
      visit.mistypes(MISTYPED);
      visit.mends(PASSWORD);
      visit.sendsASample(visit.acme.smtp);
      visit.seesTheSampleFiled();
      visit.seesTheChoiceMarked();
    }
  }

  /** Somebody of a new company, who has signed in and made a choice. */
  private static final class Visit implements AutoCloseable {

    private final PageWords words;
    private final String choice;
    private final PageCompany acme;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Visit(String language, String choice) {
      this.words = new PageWords(language);
      this.choice = choice;
      acme = new PageCompany("Carpintería Núñez", language);
      context =
          Chromium.browser()
              .newContext(
                  new Browser.NewContextOptions()
                      .setLocale(language)
                      .setExtraHTTPHeaders(Map.of("X-Forwarded-For", "198.51.100.9")));
      page = context.newPage();
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      signIn("viaje." + choice + "." + language);
      page.check("#choice-" + choice);
      if (choice.equals("gmail")) {
        // Else one signs in on Google's page: SignInPageIT.
        page.check("#withPassword");
      }
      page.fill("#displayName", "Carpintería Núñez");
      page.fill("#address", USER);
    }

    private void signIn(String username) {
      acme.person(username, SIGN_IN_PASSWORD, "user");
      page.navigate(RunningProduct.uri("/").toString());
      page.fill("#username", username);
      page.fill("#password", SIGN_IN_PASSWORD);
      page.click("#enter");
      assertThat(page.locator("h1")).hasText(words.of("page.title"));
    }

    void typesItsServers() {
      page.fill("#smtpHost", "mail.acme.test");
      page.selectOption("#smtpSecurity", "tls");
      page.fill("#smtpPort", Integer.toString(acme.smtp.port()));
      page.check("#saveSentCopy");
      page.fill("#imapHost", "mail.acme.test");
      page.fill("#imapPort", Integer.toString(acme.imap.port()));
    }

    void mistypes(String password) {
      page.fill("#smtpPassword", password);
      page.click("#save");
      Locator verdict = page.locator("#outcome [role=alert]");
      assertThat(verdict).isVisible(IN_TIME);
      assertThat(verdict).isFocused();
      assertThat(page.locator("#smtpPassword")).hasAttribute("aria-invalid", "true");
      assertThat(page.locator(".stage.failed .word").first())
          .hasText(words.of("stage-state.failed"));
      assertThat(page.locator("article.account")).hasCount(0);
    }

    void mends(String password) {
      page.fill("#smtpPassword", password);
      page.click("#save");
      assertThat(page.locator("#success strong")).hasText(words.of("success.title"), TOLD_IN_TIME);
      assertThat(page.locator("article.account .badge"))
          .containsText(words.of("account.health.ok"));
    }

    void sendsASample(ScriptedSmtpServer smtp) {
      page.fill("#sampleRecipient", "compras@cliente.test");
      page.click("#sendSample");
      Locator state = page.locator(".messages .state-sent");
      assertThat(state).isVisible(IN_TIME);
      assertThat(state).containsText(words.of("message-state.sent"));
      assertThat(smtp.messages())
          .filteredOn(message -> message.recipients().contains("compras@cliente.test"))
          .hasSize(1);
    }

    void seesTheSampleFiled() {
      assertThat(page.locator(".messages .copy-saved")).isVisible(IN_TIME);
    }

    void seesThatTheProviderKeepsIt() {
      assertThat(page.locator(".messages .copy")).containsText(words.of("copy-state.provider"));
      assertThat(page.locator("article.account"))
          .containsText(words.of("account.copy.provider-saves"));
    }

    void seesTheChoiceMarked() {
      page.click("article.account a[href*='account=']");
      assertThat(page.locator("#choice-" + choice)).isChecked();
      assertThat(page.locator(".choice:has(:checked) .in-use")).containsText(USER);
      assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
      context.close();
      acme.close();
    }
  }
}

package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.it.PageCompany.IN_TIME;
import static org.remitente.it.PageCompany.PASSWORD;
import static org.remitente.it.PageCompany.USER;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Chromium;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** Markup of users and of mail servers is read as text, wherever it turns up. */
@NeedsChromium
@ProductTest
class PageMarkupIT {

  private static final String MARKUP = "<img src=x onerror=\"document.title='run'\">";
  private static final String MARKUP_IN_A_FOLDER = "<img src=x onerror=alert(1)>";

  private final Mailboxes mailboxes =
      new Mailboxes().user(USER, PASSWORD).folder(USER, MARKUP_IN_A_FOLDER);
  private final ScriptedSmtpServer smtp =
      new ScriptedSmtpServer(mailboxes).implicitTls(TestAuthority.shared().forLocalhost());
  private final ScriptedImapServer imap =
      new ScriptedImapServer(mailboxes)
          .on("CONNECT", "* OK Dovecot ready.")
          .implicitTls(TestAuthority.shared().forLocalhost());
  private final PageCompany acme = new PageCompany("Acme " + MARKUP, "es");
  private final BrowserContext context = Chromium.browser().newContext();
  private Page page;

  @BeforeEach
  void openPage() {
    page = acme.open(context);
  }

  @AfterEach
  void close() {
    context.close();
    acme.close();
    smtp.close();
    imap.close();
  }

  @Test
  void ofWhoeverFillsInTheForm() {
    assertReads(".company", MARKUP);
    for (String field : List.of("#displayName", "#address", "#smtpHost", "#smtpUsername")) {
      page.fill(field, "\">" + MARKUP);
    }
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page.locator("#smtpHost")).hasValue("\">" + MARKUP);
    page.reload();
    assertNothingRan();
  }

  @Test
  void ofAServerThatRefuses() {
    smtp.on("CREDENTIALS", "535 5.7.8 Go to <script>alert(1)</script>" + MARKUP);
    fillIn();
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertReads("#outcome code", MARKUP);
    assertNothingRan();
  }

  @Test
  void ofTheFoldersOfAMailbox() {
    fillIn();
    page.click("#more summary");
    page.fill("#imapSentFolder", "Enviadas " + MARKUP);
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page.locator("#imapSentFolderProblem")).not().isEmpty();
    assertReads("#outcome", MARKUP_IN_A_FOLDER);
    assertNothingRan();
  }

  @Test
  void ofDocumentsAndOfWhatServersSayOfThem() {
    acme.api.post("/accounts", settings()).with(201);
    smtp.onceOn("RCPT", "550 5.1.1 " + MARKUP);
    JsonObject document =
        Json.createObjectBuilder(Letter.to("a@cliente.test").json().getJsonObject("document"))
            .add("number", MARKUP)
            .build();
    acme.send(
        Letter.to("a@cliente.test").with("document", document).with("subject", "Oferta " + MARKUP),
        "rejected");
    page.reload();

    page.click(".messages summary");
    assertReads(".messages code", MARKUP);
    assertReads(".messages td:nth-child(2) > span", "Factura " + MARKUP);
    assertReads(".messages td:nth-child(2) small", "Oferta " + MARKUP);
    assertReads("article.account dd >> nth=0", "Peña " + MARKUP);
    assertNothingRan();
  }

  @Test
  void ofTheNamesOfPeople() {
    acme.person("marcado.admin", "una frase bastante larga", "admin");
    acme.person("marcado." + MARKUP, "una frase bastante larga", "user");
    page.click("#signOut");
    page.fill("#username", "marcado.admin");
    page.fill("#password", "una frase bastante larga");
    page.click("#enter");
    page.navigate(RunningProduct.uri("/people").toString());

    assertReads(".people", "marcado." + MARKUP);
    assertNothingRan();
  }

  private void fillIn() {
    page.fill("#displayName", "Peña");
    page.fill("#smtpHost", "localhost");
    page.fill("#smtpPassword", PASSWORD);
    // One after the other: what the address suggests must not meet what is being typed.
    page.fill("#address", USER);
    page.fill("#smtpUsername", USER);
    page.selectOption("#smtpSecurity", "tls");
    page.fill("#smtpPort", Integer.toString(smtp.port()));
    page.check("#saveSentCopy");
    page.fill("#imapHost", "localhost");
    page.fill("#imapPort", Integer.toString(imap.port()));
  }

  private JsonObject settings() {
    return Settings.of(
            USER,
            PASSWORD,
            new Settings.Server(smtp.port(), "tls"),
            new Settings.Server(imap.port(), "tls"))
        .with("displayName", "Peña " + MARKUP)
        .json();
  }

  private void assertReads(String place, String text) {
    assertThat(page.locator(place).first()).containsText(text);
  }

  private void assertNothingRan() {
    assertThat(page.locator("img, main script")).hasCount(0);
    assertThat(page.title()).isNotEqualTo("run");
  }
}

package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.remitente.it.PageCompany.IN_TIME;
import static org.remitente.it.PageCompany.OTHER;
import static org.remitente.it.PageCompany.PASSWORD;
import static org.remitente.it.PageCompany.USER;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.NeedsMailPorts;
import org.remitente.testing.ProductTest;
import org.remitente.testing.ProviderStandIn;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.WebhookReceiver;

/** Every state of the preferences, in every language, as {@link PageInspection} looks at it. */
@NeedsChromium
@ProductTest
class PageStatesIT {

  private static final LocatorAssertions.IsHiddenOptions GONE_IN_TIME =
      new LocatorAssertions.IsHiddenOptions().setTimeout(40_000);

  /** Begins like no text of ours in any language. */
  private static final String SUBJECT = "Ñandú i plaça: 5 € 😀 y un asunto de más de una línea";

  private static final String NAME = "Instalaciones y Reformas Fernández-Villaverde e Hijos, S. L.";

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void settingUpIsFitToBeSeen(String language) {
    PageInspection inspection = PageInspection.in(language);
    try (PageCompany acme = new PageCompany(NAME, language);
        BrowserContext context = PageInspection.newContext()) {
      Page page = acme.open(context);
      inspection.look(page, "empty");
      choices(page, inspection);
      typedErrors(page, inspection);
      running(page, acme, inspection);
      failed(page, acme, inspection);
      unreachable(page, inspection);
      page.fill("#smtpPassword", PASSWORD);
      page.click("#save");
      assertThat(page.locator("#success")).isVisible(IN_TIME);
      inspection.look(page, "passed");
    }
  }

  @NeedsMailPorts
  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void aRepairIsFitToBeSeen(String language) {
    PageInspection inspection = PageInspection.in(language);
    try (PageCompany acme = new PageCompany(NAME, language);
        ProviderStandIn provider = new ProviderStandIn(new Mailboxes().user(USER, PASSWORD));
        BrowserContext context = PageInspection.newContext()) {
      provider.smtp("mail.states.example");
      Page page = acme.open(context);
      fill(page, acme, PASSWORD);
      page.fill("#smtpHost", "mail.states.example");
      page.fill("#smtpPort", "587");
      page.uncheck("#saveSentCopy");
      page.click("#save");
      assertThat(page.locator("#mend")).isVisible(IN_TIME);
      page.click("#technical summary");
      inspection.look(page, "repair");
    }
  }

  private static void choices(Page page, PageInspection inspection) {
    for (String choice : List.of("outlook", "gmail", "yahoo")) {
      page.check("#choice-" + choice);
      assertThat(page.locator(".only-" + choice).first()).isVisible();
      inspection.look(page, "choice-" + choice);
    }
    page.check("#showServers");
    inspection.look(page, "choice-yahoo-servers");
    page.check("#choice-own");
  }

  private static void typedErrors(Page page, PageInspection inspection) {
    page.fill("#smtpHost", "smtp.acme.test");
    page.fill("#smtpPort", "quinientos");
    page.click("#save");
    assertThat(page.locator("#smtpPortProblem")).not().isEmpty();
    inspection.look(page, "typed-no-number");

    page.fill("#address", "facturas(at)acme");
    page.fill("#smtpHost", "https://acme.test/correo");
    page.fill("#smtpPort", "995");
    page.selectOption("#smtpSecurity", "none");
    page.check("#saveSentCopy");
    page.click("#save");
    assertThat(page.locator("#smtpHostProblem")).not().isEmpty();
    inspection.look(page, "typed-wrong");
  }

  private static void running(Page page, PageCompany acme, PageInspection inspection) {
    fill(page, acme, "otra cosa");
    acme.smtp.onceOn("EHLO", Behaviour.fallingSilent());
    page.click("#save");
    assertThat(page.locator(".stage.running").first()).isVisible();
    assertThat(page.locator("[aria-invalid=true], #outcome [role=alert]")).hasCount(0);
    inspection.look(page, "running");
    page.click("#cancel");
    assertThat(page.locator("#cancel")).isHidden(GONE_IN_TIME);
    assertThat(page.locator("#outcome .neutral[role=status]")).isFocused();
    assertThat(page.locator("#outcome [role=alert]")).hasCount(0);
    inspection.look(page, "cancelled");
  }

  private static void failed(Page page, PageCompany acme, PageInspection inspection) {
    page.click("#save");
    assertThat(page.locator("#smtpPassword")).hasAttribute("aria-invalid", "true");
    page.click("#outcome summary");
    inspection.look(page, "failed");
  }

  private static void unreachable(Page page, PageInspection inspection) {
    page.route("**/preferences", Route::abort);
    page.click("#save");
    assertThat(page.locator("#trouble")).isVisible();
    inspection.look(page, "offline");
    page.unroute("**/preferences");
  }

  private static void fill(Page page, PageCompany acme, String password) {
    page.fill("#displayName", NAME);
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

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void accountsAndMessagesAreFitToBeSeen(String language) {
    PageInspection inspection = PageInspection.in(language);
    try (PageCompany acme = new PageCompany(NAME, language);
        WebhookReceiver erp = new WebhookReceiver();
        BrowserContext context = PageInspection.newContext()) {
      String first = acme.account(USER);
      erp.being(WebhookReceiver.answering(410));
      acme.hear(erp, "message.cancelled");
      Page page = acme.open(context);
      assertThat(page.locator("article.account")).hasCount(1);
      inspection.look(page, "nothing-sent");

      oneMessageInEachState(acme, first);
      oneAccountInEachHealth(acme);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> acme.api.get("/webhooks").with(200).text().contains("\"off\""));
      page.navigate(PageCompany.address(""));
      page.locator(".webhook summary").click();
      assertThat(page.locator("article.account")).hasCount(3);
      assertThat(page.locator(".messages tbody tr")).hasCount(6);
      // A message carries the same document as the one before, and another recipient is mistyped.
      assertThat(page.locator(".messages .odd")).not().hasCount(0);
      assertThat(page.locator(".messages .returned")).hasCount(1);
      page.locator(".messages summary").all().forEach(Locator::click);
      inspection.look(page, "list");
      page.click(".webhook input");
      assertThat(page.locator("article.account").first()).isVisible();
      assertThat(page.locator(".webhook")).hasCount(0);

      page.fill("#sampleRecipient", "nadie");
      page.click("#sendSample");
      assertThat(page.locator("#sampleRecipientProblem")).not().isEmpty();
      inspection.look(page, "sample-wrong");

      page.navigate(PageCompany.address("?account=" + first));
      assertThat(page.locator("#choice-own")).isChecked();
      page.click("#more summary");
      inspection.look(page, "change");
      page.navigate(PageCompany.address("?account=new"));
      assertThat(page.locator("#address")).hasValue("");
      inspection.look(page, "another");
      page.navigate(PageCompany.address("?delete=" + first));
      assertThat(page.locator("#deletionTitle")).isFocused();
      inspection.look(page, "deletion");
    }
  }

  private static void oneMessageInEachState(PageCompany acme, String account) {
    Letter letter = Letter.to("compras@cliente.test").with("subject", SUBJECT);
    comesBack(acme, account, acme.send(letter, "sent"));
    acme.smtp.onceOn("RCPT", "550 5.1.1 <compras@cliente.test>: Recipient address rejected");
    acme.send(letter, "rejected");
    acme.smtp.onceOn("RCPT", "451 4.7.1 Greylisted, please try again in 300 seconds");
    acme.send(letter, "waiting");
    acme.smtp.onceOn("END", Behaviour.closingUnanswered());
    acme.send(letter, "unknown");
    Letter later = letter.with("notBefore", "2999-01-01T00:00:00Z");
    acme.send(later.with("to", Letter.to("compras@gmial.com").json().get("to")));
    acme.api.post("/messages/" + acme.send(later) + "/cancel").with(200);
  }

  private static void comesBack(PageCompany acme, String account, String message) {
    JsonObject sent = acme.api.get("/messages/" + message).with(200).json();
    acme.mailboxes.deliver(
        USER, ReportMail.of(sent.getString("messageId"), "compras@cliente.test"));
    Settings looking = acme.settings(USER).with("readDeliveryReports", JsonValue.TRUE);
    acme.api.put("/accounts/" + account, looking.json()).with(200);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> acme.api.get("/messages/" + message).with(200).text().contains("\"5.1.1\""));
  }

  private static void oneAccountInEachHealth(PageCompany acme) {
    String locked = acme.account(OTHER);
    String failing = acme.account(OTHER);
    acme.smtp.onceOn("CREDENTIALS", "535 5.7.8 Error: authentication failed");
    acme.api.post("/accounts/" + locked + "/verifications").with(200);
    acme.smtp.onceOn("MAIL", "451 4.3.0 Temporary lookup failure");
    acme.api.post("/accounts/" + failing + "/verifications").with(200);
    List<String> health =
        acme.api.get("/accounts").with(200).json().getJsonArray("items").stream()
            .map(each -> each.asJsonObject().getString("health"))
            .toList();
    assertThat(health).containsExactlyInAnyOrder("ok", "needs-sign-in", "failing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "en"})
  void templatesAreFitToBeSeen(String language) {
    PageInspection inspection = PageInspection.in(language);
    try (PageCompany acme = new PageCompany(NAME, language);
        BrowserContext context = PageInspection.newContext()) {
      Page page = acme.open(context);
      page.navigate(RunningProduct.uri("/templates").toString());
      assertThat(page.frameLocator("#shownHtml").locator("p").first()).isVisible();
      page.click("#plainShown summary");
      inspection.look(page, "templates");

      page.fill(
          "#subject",
          "{{document.nmber}} {{empresa}} {{a.very.long.name.without.any.place.to.break.it}}");
      page.click("#plain summary");
      page.fill("#text", "{{#document.total}}");
      page.click("#save");
      assertThat(page.locator("#outcome [role=alert]")).isFocused();
      inspection.look(page, "templates-wrong");

      ownWords(acme, language);
      page.fill("#subject", SUBJECT);
      page.fill("#text", SUBJECT);
      page.click("#save");
      assertThat(page.locator("#outcome .caution")).isFocused();
      inspection.look(page, "templates-changed");
      page.click("#save");
      assertThat(page.locator("#done")).isVisible();
      page.click(".editor .confirm summary");
      inspection.look(page, "templates-own");
      page.fill("#subject", NAME);
      page.reload();
      assertThat(page.locator("#templateForm .draft")).isVisible();
      inspection.look(page, "templates-draft");
    }
  }

  /** What somebody else writes meanwhile. */
  private static void ownWords(PageCompany acme, String language) {
    acme.api
        .put(
            "/templates/invoice/" + language,
            Json.createObjectBuilder().add("subject", SUBJECT).add("html", "<p>a</p>").build())
        .with(200);
    JsonObject logo =
        Json.createObjectBuilder()
            .add("contentType", "image/png")
            .add("content", Base64.getEncoder().encodeToString(TemplatesPageIT.PNG))
            .build();
    acme.api
        .put(
            "/letterhead",
            Json.createObjectBuilder().add("signature", NAME).add("logo", logo).build())
        .with(200);
  }
}

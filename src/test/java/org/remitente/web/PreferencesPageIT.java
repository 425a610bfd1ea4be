package org.remitente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Chromium;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.NeedsMailPorts;
import org.remitente.testing.ProductTest;
import org.remitente.testing.ProviderStandIn;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** The page as somebody uses it, from a mistyped password to the invoice that was sent. */
@NeedsChromium
@ProductTest
class PreferencesPageIT {

  private static final String USER = "facturas@acme.test";
  private static final String PASSWORD = "señal de humo";

  /** A verification ends within thirty seconds. */
  private static final LocatorAssertions.IsVisibleOptions IN_TIME =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

  private static final LocatorAssertions.IsVisibleOptions SOON =
      new LocatorAssertions.IsVisibleOptions().setTimeout(8_000);

  private static final String COUNT_REQUESTS =
      """
      window.sent = 0;
      window.answered = 0;
      const send = XMLHttpRequest.prototype.send;
      XMLHttpRequest.prototype.send = function (...body) {
        window.sent += 1;
        this.addEventListener('loadend', () => window.answered += 1);
        send.apply(this, body);
      };
      """;

  private static final String NO_SOCKETS = "delete window.WebSocket";

  private static final String TELLS_WHEN_A_SOCKET_IS_CLOSED =
      """
      const close = WebSocket.prototype.close;
      WebSocket.prototype.close = function () {
        sessionStorage.setItem('closed', location.pathname);
        close.call(this);
      };
      """;

  private static final String MESSAGE_UNDER_WAY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <partial-response><changes><update id="pulse"><![CDATA[<span id="pulse">\
      <span data-poll="1000" data-render="messages pulse"></span></span>]]></update></changes>\
      </partial-response>
      """;

  private final Browser browser = Chromium.browser();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD);
  private final ScriptedSmtpServer smtp = new ScriptedSmtpServer(mailboxes);
  private final ScriptedImapServer imap = new ScriptedImapServer(mailboxes);
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void openPage() {
    // Their greetings make nobody wait for a copy that the provider might keep.
    smtp.on("CONNECT", "220 mail.test ESMTP Postfix")
        .implicitTls(TestAuthority.shared().forLocalhost());
    imap.on("CONNECT", "* OK Dovecot ready.").implicitTls(TestAuthority.shared().forLocalhost());
    context = browser.newContext(new Browser.NewContextOptions().setLocale("es-ES"));
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
    smtp.close();
    imap.close();
  }

  @Test
  void leadsFromAWrongPasswordToAnInvoiceThatWasSent() {
    page.navigate(newLink());
    fillIn("otra cosa");
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page.locator("#smtpPassword")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#smtpPasswordProblem")).not().isEmpty();
    assertThat(page.locator("#smtpHost")).hasValue("localhost");
    assertThat(page.locator("#smtpPassword")).hasValue("otra cosa");

    page.fill("#smtpPassword", PASSWORD);
    page.click("#save");

    assertThat(page.locator("#success")).isVisible(IN_TIME);
    assertThat(page.locator("#success")).containsText("¡Ya puedes enviar facturas con tu correo!");
    assertThat(page.locator("article.account")).containsText("localhost : " + smtp.port());
    assertThat(page.locator("#checklistTitle")).containsText(USER);
    assertThat(page.locator("#sampleSender")).containsText(USER);

    sendSampleTo(USER);
    sendSampleTo(USER);
    assertThat(page.locator(".messages .odd")).hasCount(0);
    page.click("article.account a[href*='account=']");
    assertThat(page.locator("#smtpHost")).hasValue("localhost");
    assertThat(page.locator("#smtpPassword")).hasValue("");

    assertThat(smtp.messages())
        .filteredOn(message -> message.text().contains("Factura-de-ejemplo-F-"))
        .hasSize(2);
  }

  @Test
  @NeedsMailPorts
  void repairsAPortAndAnEncryptionThatDoNotMatchWithOnePress() throws Exception {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      String host = "mail.onepress.example";
      provider.smtp(host);
      page.navigate(newLink());
      fillIn(PASSWORD);
      page.fill("#smtpHost", host);
      page.fill("#smtpPort", "587");
      assertThat(page.locator("#mend")).isHidden();
      page.click("#save");

      assertThat(page.locator("#mend")).isVisible(IN_TIME);
      assertThat(page.locator(".repair")).containsText("SMTP · Puerto: 465");
      assertThat(page.locator("#technical")).isVisible();
      page.click("#technical summary");
      assertThat(page.locator("#technicalDetail")).containsText("diagnosis tcp-refused");
      assertThat(page.locator("#technicalDetail")).not().containsText(PASSWORD);
      page.click("#mend");

      assertThat(page.locator("#success")).isVisible(IN_TIME);
      assertThat(page.locator("article.account")).containsText(host + " : 465");
    }
  }

  @Test
  @NeedsMailPorts
  void pressingEnterDoesNotTakeARepairOver() throws Exception {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      String host = "mail.enter.example";
      provider.smtp(host);
      page.navigate(newLink());
      fillIn(PASSWORD);
      page.fill("#smtpHost", host);
      page.fill("#smtpPort", "587");
      page.click("#save");
      assertThat(page.locator("#mend")).isVisible(IN_TIME);

      page.fill("#smtpPort", "2525");
      page.press("#smtpPort", "Enter");

      assertThat(page.locator("#mend")).isVisible(IN_TIME);
      assertThat(page.locator("#smtpPort")).hasValue("2525");
    }
  }

  @Test
  void opensTheConsentThatSendingInClearTextNeeds() {
    page.navigate(newLink());
    fillIn(PASSWORD);
    page.selectOption("#smtpSecurity", "none");
    assertThat(page.locator("#acceptUnencrypted")).isHidden();
    page.click("#save");

    assertThat(page.locator("#acceptUnencryptedProblem")).hasText("Revisa también este dato.");
    assertThat(page.locator("#acceptUnencrypted")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#acceptUnencrypted")).isVisible();
  }

  @Test
  void showsACheckThatRunsToWhoeverLoadsThePageAgain() {
    CompletableFuture<Void> loadedAgain = new CompletableFuture<>();
    smtp.onceOn("EHLO", waitingFor(loadedAgain));
    page.navigate(newLink());
    fillIn(PASSWORD);
    page.click("#save");
    assertThat(page).hasURL(Pattern.compile(".*[?]running=.+"));
    page.reload();

    assertThat(page.locator(".stage.running").first()).isVisible();
    assertThat(page.locator("#save")).isDisabled();
    loadedAgain.complete(null);
    assertThat(page.locator("#success")).isVisible(IN_TIME);
    assertThat(page.locator("article.account")).hasCount(1);
  }

  @Test
  void leadsToTheFormOfAnAccountWhoseCheckFailsAfterThePageWasLoadedAgain() {
    CompletableFuture<Void> loadedAgain = new CompletableFuture<>();
    String company = Operator.newCompany("Acme");
    String account = Operator.newAccount(Operator.newKey(company), USER, PASSWORD, smtp.port());
    smtp.onceOn("EHLO", waitingFor(loadedAgain))
        .onceOn("CREDENTIALS", "535 5.7.8 Error: authentication failed");
    page.navigate(Operator.newLink(company, "facturas").toString());
    page.click("[data-key='check-" + account + "']");
    assertThat(page).hasURL(Pattern.compile(".*[?]running=.+"));
    page.reload();

    assertThat(page.locator(".stage.running").first()).isVisible();
    loadedAgain.complete(null);
    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page).hasURL(Pattern.compile(".*&account=" + account));
  }

  /** What was typed is gone with the page: nothing of it can be right or wrong any more. */
  @Test
  void marksNothingInAFormThatDoesNotHoldWhatFailed() {
    CompletableFuture<Void> loadedAgain = new CompletableFuture<>();
    smtp.onceOn("EHLO", waitingFor(loadedAgain))
        .onceOn("CREDENTIALS", "535 5.7.8 Error: authentication failed");
    page.navigate(newLink());
    fillIn(PASSWORD);
    page.click("#save");
    assertThat(page).hasURL(Pattern.compile(".*[?]running=.+"));
    page.reload();

    assertThat(page.locator(".stage.running").first()).isVisible();
    loadedAgain.complete(null);
    assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
    assertThat(page.locator("#accountForm [aria-invalid=true]")).hasCount(0);
    assertThat(page.locator("#accountForm .problem:not(:empty)")).hasCount(0);
  }

  private static Behaviour waitingFor(CompletableFuture<Void> event) {
    return (connection, usual) -> {
      event.join();
      usual.run();
    };
  }

  @Test
  void leadsToTheAccountThatSomebodyAddsAgain() {
    String company = Operator.newCompany("Acme");
    String account = Operator.newAccount(Operator.newKey(company), USER, PASSWORD, smtp.port());
    int connections = smtp.connections();
    page.navigate(Operator.newLink(company, "facturas").toString());
    page.click("main a[href$='account=new']");
    fillIn(PASSWORD);
    page.fill("#address", "Facturas@ACME.test");
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]"))
        .containsText("Ya tienes configurada la cuenta " + USER);
    assertThat(page.locator("#address")).hasAttribute("aria-invalid", "true");
    assertThat(smtp.connections()).isEqualTo(connections);

    page.click("#outcome a");
    assertThat(page).hasURL(Pattern.compile(".*[?]account=" + account));
    page.fill("#smtpPassword", PASSWORD);
    page.click("#save");
    assertThat(page.locator("#success")).isVisible(IN_TIME);
    assertThat(page.locator("article.account")).hasCount(1);
  }

  private void sendSampleTo(String recipient) {
    int before = page.locator(".messages tbody tr").count();
    page.fill("#sampleRecipient", recipient);
    page.click("#sendSample");
    assertThat(page.locator(".messages tbody tr")).hasCount(before + 1);
    Locator row = page.locator(".messages tbody tr").first();
    assertThat(row.locator(".state-sent")).isVisible(IN_TIME);
    assertThat(row).containsText(Pattern.compile("F-\\d{4}/\\d{4}-\\d{6}"));
    assertThat(row).containsText(recipient);
    assertThat(row.locator(".copy-saved, .copy-provider")).isVisible(IN_TIME);
  }

  @Test
  void opensALinkOnlyOnce() {
    String link = newLink();
    page.navigate(link);
    assertThat(page.locator("h1")).hasText("Correo de salida");
    assertThat(page).hasURL(Pattern.compile(".*/preferences$"));

    context.clearCookies();
    Response again = page.navigate(link);

    assertThat(again.status()).isEqualTo(410);
    assertThat(page.locator("h1")).hasText("Este enlace ya no sirve");
  }

  @Test
  void listensNoMoreWhenSomebodyGoesOut() {
    page.addInitScript(TELLS_WHEN_A_SOCKET_IS_CLOSED);
    page.waitForWebSocket(() -> page.navigate(newLink()));

    page.click("#signOut");

    assertThat(page).hasURL(Pattern.compile(".*/sign-in$"));
    assertThat(page.evaluate("sessionStorage.getItem('closed')")).isEqualTo("/preferences");
  }

  /** What a socket says may be lost on its way. */
  @Test
  void seesSoonHowAVerificationEndsWhereItsSocketSaysNothing() {
    page.routeWebSocket("**/push", socket -> socket.connectToServer().onMessage(lost -> {}));
    page.waitForWebSocket(() -> page.navigate(newLink()));
    fillIn("otra cosa");
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isVisible(SOON);
  }

  @Test
  void leadsWhoComesWithoutALinkToTheSignIn() {
    page.navigate(RunningProduct.uri("/preferences").toString());

    assertThat(page).hasURL(Pattern.compile(".*/sign-in$"));
    assertThat(page.locator("h1")).hasText("Entra en tu correo de salida");
    assertThat(context.cookies()).noneMatch(cookie -> cookie.name.equals("JSESSIONID"));
  }

  @Test
  void doesNotSpendALinkThatIsOnlyLookedAt() throws Exception {
    String link = newLink();
    HttpRequest look =
        HttpRequest.newBuilder(URI.create(link))
            .method("HEAD", BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(10))
            .build();
    client.send(look, BodyHandlers.discarding());

    page.navigate(link);

    assertThat(page.locator("h1")).hasText("Correo de salida");
  }

  @Test
  void keepsWhatWasTypedWhenTheServerFails() {
    page.navigate(newLink());
    fillIn(PASSWORD);
    page.route("**/preferences", route -> answer(route, 500));
    page.click("#save");

    assertTrouble("Algo ha fallado por nuestra parte");
  }

  @Test
  void keepsWhatWasTypedWhenTheNetworkIsGoneAndSavesItAfterwards() {
    page.navigate(newLink());
    fillIn(PASSWORD);
    page.route("**/preferences", route -> answer(route, 0));
    page.click("#save");

    assertTrouble("No hay conexión con el servidor");

    page.unroute("**/preferences");
    page.click("#save");

    assertThat(page.locator("#success")).isVisible(IN_TIME);
    assertThat(page.locator("#trouble")).isHidden();
  }

  @Test
  void keepsWhatWasTypedWhenTheSessionHasEnded() {
    page.navigate(newLink());
    fillIn(PASSWORD);
    context.clearCookies();
    page.click("#save");

    assertTrouble("La página ha estado abierta demasiado tiempo");

    page.click("#trouble a");
    assertThat(page.locator("h1")).hasText("Entra en tu correo de salida");
  }

  @Test
  void keepsWhatWasTypedWhenTheServerHasForgottenThePage() {
    page.navigate(newLink());
    fillIn(PASSWORD);
    page.evaluate(
        "document.getElementsByName('jakarta.faces.ViewState').forEach(each => each.value = '1:1')");
    page.click("#save");

    assertTrouble("La página ha estado abierta demasiado tiempo");

    page.click("#trouble a");
    assertThat(page.locator("h1")).hasText("Correo de salida");
    assertThat(page.locator("#trouble")).isHidden();
  }

  private void assertTrouble(String title) {
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(title);
    assertThat(page.locator("#trouble a")).isVisible();
    assertThat(page.locator("#save")).isEnabled();
    assertThat(page.locator("#smtpHost")).hasValue("localhost");
    assertThat(page.locator("#smtpPassword")).hasValue(PASSWORD);
  }

  /** What a request of the page's script gets; no answer at all for the status 0. */
  private static void answer(Route route, int status) {
    if (!route.request().method().equals("POST")) {
      route.resume();
    } else if (status == 0) {
      route.abort();
    } else {
      route.fulfill(new Route.FulfillOptions().setStatus(status));
    }
  }

  @Test
  void asksLessOftenForAMessageThatWaitsAndThenNoMore() {
    page.clock().install(new Clock.InstallOptions().setTime(0));
    page.addInitScript(COUNT_REQUESTS);
    page.addInitScript(NO_SOCKETS);
    page.navigate(newLink());
    page.clock().pauseAt(3_600_000);
    page.route("**/preferences", PreferencesPageIT::messageIsUnderWay);
    page.click("#save");
    awaitAnswers(1);

    page.clock().fastForward(1_000);
    awaitAnswers(2);
    page.clock().fastForward(31_000);
    awaitAnswers(3);

    page.clock().fastForward(4_500);
    assertThat(page.evaluate("sent")).isEqualTo(3);
    page.clock().fastForward(1_000);
    awaitAnswers(4);

    page.clock().fastForward(300_000);
    awaitAnswers(5);
    page.clock().fastForward(300_000);
    assertThat(page.evaluate("sent")).isEqualTo(5);
  }

  private static void messageIsUnderWay(Route route) {
    if (route.request().method().equals("POST")) {
      route.fulfill(
          new Route.FulfillOptions().setContentType("text/xml").setBody(MESSAGE_UNDER_WAY));
    } else {
      route.resume();
    }
  }

  private void awaitAnswers(int number) {
    await()
        .pollInSameThread()
        .until(() -> page.evaluate("answered"), answered -> answered.equals(number));
  }

  private void fillIn(String password) {
    page.fill("#displayName", "Carpintería Núñez");
    page.fill("#address", USER);
    page.fill("#smtpHost", "localhost");
    page.selectOption("#smtpSecurity", "tls");
    page.fill("#smtpPort", Integer.toString(smtp.port()));
    page.fill("#smtpUsername", USER);
    page.fill("#smtpPassword", password);
    page.check("#saveSentCopy");
    page.fill("#imapHost", "localhost");
    page.selectOption("#imapSecurity", "tls");
    page.fill("#imapPort", Integer.toString(imap.port()));
  }

  /** A link for a company of its own. */
  private static String newLink() {
    return Operator.newLink(Operator.newCompany("Acme"), "facturas").toString();
  }
}

package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.remitente.it.PageCompany.IN_TIME;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.SignInStandIns;
import org.remitente.testing.TestIdentityProvider;

/**
 * A provider of the operator's own, by configuration alone: Postfix and Dovecot take its tokens and
 * ask it whether they are good.
 */
@NeedsRealServers
@ProductTest
class OwnProviderIT {

  private static final String SENDER = "facturas@acme.test";
  private static final String ON_THE_PAGE = "ana@acme.test";
  private static final String LEAVING = "marcha@acme.test";
  private static final String ONLY_HERE = "unica@acme.test";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final TestIdentityProvider IDENTITIES = SignInStandIns.ownIdentities();

  private static TokenMail mail;

  private final Api operator =
      Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
  private final Api api = operator.newCompany("Acme");
  private final SigningIn browser = new SigningIn();

  @BeforeAll
  static void startServers() {
    mail =
        new TokenMail(
            IDENTITIES,
            SignInStandIns.OWN_SMTP_PORT,
            SignInStandIns.OWN_IMAP_PORT,
            SENDER,
            ON_THE_PAGE,
            LEAVING,
            ONLY_HERE,
            CUSTOMER);
  }

  @AfterAll
  static void stopServers() {
    mail.close();
  }

  private JsonObject signIn() {
    return signIn(api, SENDER);
  }

  private JsonObject signIn(Api company, String address) {
    return browser.connect(company, SignInStandIns.OWN, address);
  }

  private JsonObject reaches(String path, String member, String value) {
    return await()
        .atMost(SOON)
        .until(() -> api.get(path).with(200).json(), each -> each.getString(member).equals(value));
  }

  private String send(String subject) {
    return "/messages/"
        + api.post("/messages", Letter.to(CUSTOMER).with("subject", subject).json())
            .with(202)
            .json()
            .getString("id");
  }

  @Test
  void sendsWithATokenAndFilesTheCopy() {
    JsonObject account = signIn();

    assertThat(account.getString("method")).isEqualTo(SignInStandIns.OWN);
    assertThat(account.getString("sentCopy")).isEqualTo("append");
    String message = send("Factura por token");
    reaches(message, "state", "sent");
    reaches(message, "sentCopy", "saved");
    mail.arrived(CUSTOMER, "Subject: Factura por token");
    assertThat(mail.messages(SENDER, "Sent", "Subject: Factura por token")).hasSize(1);
  }

  @Test
  void renewsATokenThatTheServersDoNotTakeAnyMore() {
    signIn();
    int before = IDENTITIES.refreshes();
    IDENTITIES.endAccessTokens();

    reaches(send("Factura renovada"), "state", "sent");

    assertThat(IDENTITIES.refreshes()).isEqualTo(before + 1);
    mail.arrived(CUSTOMER, "Subject: Factura renovada");
  }

  @Test
  void waitsForItsOwnerWhereThePermissionIsGone() {
    String path = "/accounts/" + signIn().getString("id");
    IDENTITIES.revokeAll(SENDER);
    String waiting = send("Factura que espera");

    reaches(path, "health", "needs-sign-in");
    assertThat(api.get(waiting).with(200).json().getString("state")).isEqualTo("queued");

    assertThat("/accounts/" + signIn().getString("id")).as("the same account").isEqualTo(path);
    reaches(waiting, "state", "sent");
    mail.arrived(CUSTOMER, "Subject: Factura que espera");
  }

  @Test
  void givesThePermissionBackWithTheAccount() {
    String shared = "/accounts/" + signIn().getString("id");
    signIn(operator.newCompany("Otra"), SENDER);
    String path = "/accounts/" + signIn(api, ONLY_HERE).getString("id");
    int before = IDENTITIES.revocations();

    api.delete(shared).with(204);
    api.delete(path).with(204);

    await().atMost(SOON).until(() -> IDENTITIES.revocations() > before);
    assertThat(IDENTITIES.revocations()).isEqualTo(before + 1);
  }

  @Test
  @NeedsChromium
  void connectsOnThePageAndSendsAnInvoiceOfWhichACopyStandsInSent() {
    try (PageCompany acme = new PageCompany("Carpintería Núñez", "es");
        BrowserContext context = PageInspection.newContext()) {
      Page page = acme.open(context);
      page.check("#choice-other");
      page.fill("#address", ON_THE_PAGE);
      page.click("input[value='Conectar con " + SignInStandIns.OWN + "']");
      assertThat(page.locator("#username")).hasValue(ON_THE_PAGE);
      page.click("#accept");

      assertThat(page.locator("#success")).containsText(ON_THE_PAGE);
      assertThat(page.locator("#success")).containsText("conectada con " + SignInStandIns.OWN);
      assertThat(page.locator("input[type=password]")).hasCount(0);
      mail.arrived(ON_THE_PAGE, "To: " + ON_THE_PAGE);
      PageInspection.in("es").look(page, "connected-own");

      page.fill("#sampleRecipient", CUSTOMER);
      page.click("#sendSample");
      assertThat(page.locator(".messages .state-sent")).isVisible(IN_TIME);
      assertThat(page.locator(".messages .copy-saved")).isVisible(IN_TIME);
      PageInspection.in("es").look(page, "connected-own-sent");
      String received = mail.arrived(CUSTOMER, ON_THE_PAGE);
      assertThat(mail.messages(ON_THE_PAGE, "Sent", "To: " + CUSTOMER))
          .hasSize(1)
          .allMatch(copy -> received.endsWith(copy));
    }
  }

  @Test
  @NeedsChromium
  void givesThePermissionBackOnThePageAndTellsWhatBecomesOfWhatWaits() {
    try (PageCompany acme = new PageCompany("Carpintería Núñez", "es");
        BrowserContext context = PageInspection.newContext()) {
      String leaving = signIn(acme.api, LEAVING).getString("id");
      acme.account(PageCompany.USER);
      String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
      String waiting = acme.send(Letter.to(CUSTOMER).with("notBefore", tomorrow));
      int before = IDENTITIES.revocations();
      Page page = acme.open(context);

      page.click("#account-" + leaving + " a[href*='delete=']");
      assertThat(page.locator("#deletion"))
          .containsText("Mensajes que esperan para salir por esta cuenta: 1.");
      assertThat(page.locator("#deletion"))
          .containsText("podrás enviarlos de nuevo desde tu programa de gestión con otra cuenta");
      assertThat(page.locator("#deletion"))
          .containsText("permiso para usar tu correo en " + SignInStandIns.OWN);
      PageInspection.in("es").look(page, "connected-own-deletion");
      page.click("#delete");

      assertThat(page.locator("#message-" + waiting + " .state-cancelled")).isVisible();
      assertThat(page.locator("article.account")).hasCount(1);
      PageInspection.in("es").look(page, "connected-own-deleted");
      await().atMost(SOON).until(() -> IDENTITIES.revocations() == before + 1);
      assertThat(acme.api.get("/messages/" + waiting).with(200).json().getString("state"))
          .isEqualTo("cancelled");
    }
  }
}

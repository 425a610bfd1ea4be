package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.it.PageCompany.IN_TIME;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.testing.ApiMessage;
import org.remitente.testing.Chromium;
import org.remitente.testing.MailApiStandIn;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.SignInStandIns;

/**
 * Somebody connects a mailbox with its provider: from the page to the provider's, back to the page,
 * and to an invoice that was sent, without a password anywhere.
 */
@NeedsChromium
@ProductTest
class SignInPageIT {

  private static final String CUSTOMER = "compras@cliente.test";
  private static final Pattern PREFERENCES = Pattern.compile(".*/preferences\\?authorization=.+");

  private final PageCompany acme = new PageCompany("Carpintería Núñez", "es");
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void openPage() {
    open(new Browser.NewContextOptions());
  }

  private void open(Browser.NewContextOptions options) {
    context = Chromium.browser().newContext(options.setLocale("es-ES"));
    context.setDefaultTimeout(10_000);
    page = acme.open(context);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
  }

  @AfterEach
  void close() {
    context.close();
    acme.close();
  }

  @Test
  void connectsWithMicrosoftAndSendsAnInvoice() {
    connectsAndSends("outlook", "ana.microsoft@acme.test", "Microsoft", SignInStandIns.graph());
    assertThat(account().getString("method")).isEqualTo("outlook");
  }

  @Test
  void connectsWithGoogleAndSendsAnInvoice() {
    connectsAndSends("gmail", "ana.google@acme.test", "Google", SignInStandIns.gmail());
    assertThat(account().getString("method")).isEqualTo("google");
  }

  private void connectsAndSends(
      String choice, String address, String connection, MailApiStandIn<?> provider) {
    page.check("#choice-" + choice);
    assertThat(page.locator(".connect.only-" + choice).first())
        .containsText("En ningún momento vemos tu contraseña");
    assertThat(page.locator("input[type=password]:visible")).hasCount(0);
    page.fill("#displayName", "Carpintería Núñez");
    page.fill("#address", address);
    page.click("#connect-" + choice);
    assertThat(page.locator("#username")).hasValue(address);
    page.click("#accept");

    assertThat(page).hasURL(PREFERENCES);
    assertThat(page.locator("#success")).containsText("conectada con " + connection);
    assertThat(page.locator("#success")).containsText(address);
    assertThat(page.locator(".stage.failed")).hasCount(0);
    assertThat(received(provider, address)).hasSize(1);

    page.fill("#sampleRecipient", CUSTOMER);
    page.click("#sendSample");
    assertThat(page.locator(".messages .state-sent")).isVisible(IN_TIME);
    assertThat(page.locator(".messages .copy-provider")).isVisible(IN_TIME);
    assertThat(received(provider, CUSTOMER))
        .filteredOn(message -> message.text().contains(address))
        .hasSize(1);
    assertThat(account().get("smtp")).isEqualTo(JsonValue.NULL);
    assertThat(complaints).isEmpty();
  }

  @Test
  void goesOnByALinkWithoutAScript() {
    context.close();
    open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    String address = "ana.sin.script@acme.test";
    page.check("#choice-outlook");
    page.fill("#address", "ana");
    page.click("#connect-outlook");
    assertThat(page.locator("#addressProblem")).containsText("dirección completa");

    page.fill("#address", address);
    page.click("#connect-outlook");
    page.click("#setOut a");
    page.fill("#username", address);
    page.click("#accept");

    assertThat(page.locator("#success")).containsText(address);
    assertThat(received(SignInStandIns.graph(), address)).hasSize(1);
  }

  @Test
  void tellsThatNothingChangedWhereSomebodySaysNo() {
    setOutFor("outlook", "ana.no@acme.test");
    page.click("#refuse");

    Locator told = page.locator("#returned [role=alert]");
    assertThat(told).containsText("Has cerrado la ventana sin dar permiso");
    assertThat(told).isFocused();
    assertThat(page.locator("article.account")).hasCount(0);

    page.click("#tryAgain");
    assertThat(page.locator("#username")).hasValue("ana.no@acme.test");
    page.click("#accept");
    assertThat(page.locator("#success")).containsText("ana.no@acme.test");
  }

  @Test
  void asksWhereSomebodyElseSignedIn() {
    setOutFor("outlook", "ana.esperada@acme.test");
    page.fill("#username", "ana.otra@acme.test");
    page.click("#accept");

    Locator told = page.locator("#returned [role=alert]");
    assertThat(told).containsText("ana.esperada@acme.test");
    assertThat(told).containsText("ana.otra@acme.test");
    assertThat(received(SignInStandIns.graph(), "ana.otra@acme.test")).isEmpty();

    page.click("#takeOther");
    assertThat(page.locator("#success")).isVisible(IN_TIME);
    assertThat(page.locator("#success")).containsText("ana.otra@acme.test");
    assertThat(page.locator("article.account h3")).hasText("ana.otra@acme.test");
    assertThat(received(SignInStandIns.graph(), "ana.otra@acme.test")).hasSize(1);
    assertThat(complaints).isEmpty();
  }

  @Test
  void offersAnotherTryWhereSomebodyElseSignedIn() {
    setOutFor("gmail", "ana.correcta@acme.test");
    page.fill("#username", "ana.equivocada@acme.test");
    page.click("#accept");
    page.click("#tryAgain");
    page.click("#accept");

    assertThat(page.locator("article.account h3")).hasText("ana.correcta@acme.test");
    assertThat(received(SignInStandIns.gmail(), "ana.equivocada@acme.test")).isEmpty();
  }

  @Test
  void reconnectsAnAccountWhosePermissionWasWithdrawn() {
    String address = "ana.retirada@acme.test";
    setOutFor("outlook", address);
    page.click("#accept");
    assertThat(page.locator("#success")).isVisible();
    String id = account().getString("id");
    withdrawn(
        () -> {
          page.navigate(PageCompany.address(""));
          page.click("[data-key='check-" + id + "']");
          assertThat(page.locator("#outcome [role=alert]")).isVisible(IN_TIME);
          assertThat(page.locator("#outcome [role=alert]")).containsText("ya no vale");
        });
    page.navigate(PageCompany.address(""));
    assertThat(page.locator("article.account .badge")).containsText("Hay que volver a conectar");

    page.click("[data-key='reconnect-" + id + "']");
    page.click("#accept");
    assertThat(page.locator("#success")).containsText(address);
    assertThat(page.locator("article.account .badge")).containsText("Funciona");
    assertThat(account().getString("id")).isEqualTo(id);
  }

  private void withdrawn(Runnable meanwhile) {
    SignInStandIns.identities("outlook").withdraw();
    SignInStandIns.graph().acceptingTokens(token -> false);
    try {
      meanwhile.run();
    } finally {
      SignInStandIns.graph().acceptingTokens(token -> true);
      SignInStandIns.identities("outlook").honour();
    }
  }

  @Test
  void changesWhatItsOwnerDecides() {
    setOutFor("gmail", "ana.cambia@acme.test");
    page.click("#accept");
    page.click("article.account a[href*='account=']");
    assertThat(page.locator("#connected")).containsText("ana.cambia@acme.test");
    assertThat(page.locator("input[type=password], #smtpHost")).hasCount(0);
    page.fill("#displayName", "Núñez e Hijos");
    page.click("#save");

    assertThat(page.locator("#success")).isVisible(IN_TIME);
    assertThat(page.locator("article.account")).containsText("Núñez e Hijos");
    assertThat(account().getString("displayName")).isEqualTo("Núñez e Hijos");

    page.click("article.account a[href*='delete=']");
    assertThat(page.locator("#deletion")).containsText("permiso para usar tu correo en Google");
    page.click("#delete");
    assertThat(page.locator("#accountForm")).isVisible();
    assertThat(page.locator("#done")).containsText("ana.cambia@acme.test");
    assertThat(page.locator("#done")).isFocused();
    page.reload();
    assertThat(page.locator("#accountForm")).isVisible();
    assertThat(page.locator("#done")).hasCount(0);
    assertThat(acme.api.get("/accounts").json().getJsonArray("items")).isEmpty();
  }

  @Test
  void showsNothingOfAnotherCompanysSignIn() {
    setOutFor("outlook", "ana.ajena@acme.test");
    page.click("#refuse");
    assertThat(page.locator("#returned [role=alert]")).isVisible();
    String theirs = page.url();
    try (PageCompany other = new PageCompany("Otra", "es");
        BrowserContext elsewhere = Chromium.browser().newContext()) {
      Page otherPage = other.open(elsewhere);
      otherPage.navigate(theirs);

      assertThat(otherPage.locator("#accountForm")).isVisible();
      assertThat(otherPage.locator("#returned [role=alert]")).hasCount(0);
    }
  }

  /** What it is sent by is another matter: OwnProviderIT. */
  @Test
  void leadsToTheOperatorsOwnProvider() {
    page.check("#choice-other");
    page.fill("#address", "ana.propia@acme.test");
    page.click("input[value='Conectar con " + SignInStandIns.OWN + "']");

    assertThat(page.locator("[name=username]")).isVisible();
    assertThat(page.url())
        .startsWith(SignInStandIns.ownIdentities().authorize().toString())
        .contains("login_hint=ana.propia");
  }

  @Test
  void foldsTheAppPasswordOfGoogleAway() {
    page.check("#choice-gmail");
    assertThat(page.locator("#save")).isHidden();
    page.check("#withPassword");

    assertThat(page.locator("#smtpPassword")).isVisible();
    assertThat(page.locator("#save")).isVisible();
    assertThat(page.locator("#connect-gmail")).isHidden();
  }

  private void setOutFor(String choice, String address) {
    page.check("#choice-" + choice);
    page.fill("#address", address);
    page.click("#connect-" + choice);
    assertThat(page.locator("#accept")).isVisible();
  }

  private JsonObject account() {
    return acme.api.get("/accounts").with(200).json().getJsonArray("items").getJsonObject(0);
  }

  private static List<ApiMessage> received(MailApiStandIn<?> provider, String address) {
    return provider.messages().stream()
        .filter(message -> message.recipients().toString().contains(address))
        .toList();
  }
}

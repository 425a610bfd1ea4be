package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Chromium;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** The page on which a company writes what its mails say. */
@NeedsChromium
@ProductTest
class TemplatesPageIT {

  private static final String ROUTE = "/templates/invoice/es";

  /** A red dot. */
  static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

  private final PageCompany acme = new PageCompany("Carpintería Núñez", "es");
  private final BrowserContext context = Chromium.browser().newContext();
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeEach
  void openPage() {
    page = acme.open(context);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.click(".bar a[href$='/templates']");
    assertThat(page.locator("h1")).hasText("Plantillas");
  }

  @AfterEach
  void close() {
    context.close();
    acme.close();
  }

  private JsonObject stored() {
    return acme.api.get(ROUTE).with(200).json();
  }

  private void put(String subject) {
    acme.api.put(ROUTE, texts(subject)).with(200);
  }

  private static JsonObject texts(String subject) {
    return Json.createObjectBuilder().add("subject", subject).add("html", "<p>Hola</p>").build();
  }

  @Test
  void changesWhatMailsSayAndGoesBack() {
    String ours = stored().getString("subject");
    page.fill("#subject", "Su factura {{document.nmber}} de {{empresa}}");
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).isFocused();
    assertThat(page.locator("#subjectProblem")).containsText("«document.nmber»");
    assertThat(page.locator("#subjectProblem")).containsText("«empresa»");
    assertThat(page.locator("#subject")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#nothingShown")).isVisible();

    page.fill("#subject", "Su factura {{document.number}}");
    page.fill("#html", "<p>Son {{document.total}}.</p>");
    assertThat(page.locator("#shownSubject")).hasText("Su factura 2026-0042");
    assertThat(shown().locator("p").first()).hasText("Son 1.234,50\u00a0€.");
    assertThat(page.locator("#subjectProblem")).isEmpty();
    page.locator("#save").dblclick();

    assertThat(page.locator("#done")).isVisible();
    assertThat(stored().getString("subject")).isEqualTo("Su factura {{document.number}}");
    assertThat(stored().get("text")).isEqualTo(JsonValue.NULL);
    assertThat(page.locator(".draft:visible")).hasCount(0);

    page.click(".confirm summary");
    page.click("#restore");
    assertThat(page.locator("#done")).isVisible();
    assertThat(stored().getString("subject")).isEqualTo(ours);
    assertThat(page.locator("#subject")).hasValue(ours);
    assertThat(complaints).isEmpty();
  }

  private FrameLocator shown() {
    return page.frameLocator("#shownHtml");
  }

  @Test
  void keepsAnotherDocumentAndLanguageApart() {
    page.click(".which a >> text=Presupuesto");
    page.click(".which a >> text=English");
    page.fill("#subject", "Our quote {{document.number}}");
    page.click("#save");

    assertThat(page.locator("#done")).isVisible();
    assertThat(page.locator(".which [aria-current=true]"))
        .hasText(new String[] {"Presupuesto", "English"});
    assertThat(acme.api.get("/templates/quote/en").with(200).json().getString("subject"))
        .isEqualTo("Our quote {{document.number}}");
    assertThat(stored().getString("subject")).startsWith("Factura");
  }

  @Test
  void putsInWhatIsPressedWhereTheCursorIs() {
    page.fill("#subject", "Factura  de hoy");
    page.evaluate("document.getElementById('subject').setSelectionRange(8, 8)");
    page.click("[data-inserts='{{document.number}}']");

    assertThat(page.locator("#subject")).hasValue("Factura {{document.number}} de hoy");
    assertThat(page.locator("#subject")).isFocused();
    assertThat(page.locator("#shownSubject")).hasText("Factura 2026-0042 de hoy");
  }

  @Test
  void tellsWhoeverWritesLast() {
    page.fill("#subject", "El mío");
    put("El de otra persona");
    page.click("#save");

    assertThat(page.locator("#outcome [role=alert]")).containsText("Alguien ha cambiado");
    assertThat(page.locator("#subject")).hasValue("El mío");
    assertThat(stored().getString("subject")).isEqualTo("El de otra persona");

    page.click("#save");
    assertThat(page.locator("#done")).isVisible();
    assertThat(stored().getString("subject")).isEqualTo("El mío");
  }

  @Test
  void losesNothingWhereTheSessionEnds() {
    page.fill("#subject", "Escrito con calma");
    page.fill("#signature", "Ana");
    context.clearCookies();
    page.click("#save");
    assertThat(page.locator("#trouble")).isVisible();
    assertThat(page.locator("#subject")).hasValue("Escrito con calma");
    put("El de otra persona");

    page.navigate(acme.link());
    page.navigate(RunningProduct.uri("/templates").toString());

    assertThat(page.locator("#templateForm .draft")).isVisible();
    assertThat(page.locator("#subject")).hasValue("Escrito con calma");
    assertThat(page.locator("#signature")).hasValue("Ana");
    page.click("#save");
    assertThat(page.locator("#outcome [role=alert]")).containsText("Alguien ha cambiado");
    page.click("#templateForm .draft button");
    assertThat(page.locator("#subject")).hasValue("El de otra persona");
  }

  @Test
  void showsTheMailWithItsStylesAndLetsNothingRun() {
    page.fill("#subject", "</bdi><img src=x onerror=\"document.title='run'\">");
    page.fill(
        "#html",
        "<p style=\"color: rgb(1, 2, 3)\">\"]]>&amp;quot; <b>a</b></p>"
            + "<img src=x onerror=\"parent.document.title='run'\"><script>parent.document.title='run'</script>");

    assertThat(shown().locator("p").first()).hasCSS("color", "rgb(1, 2, 3)");
    assertThat(shown().locator("p").first()).hasText("\"]]>&quot; a");
    assertThat(shown().locator("script, [onerror], [src]")).hasCount(0);
    assertThat(page.locator("#shownSubject")).containsText("<img src=x");
    assertThat(page.title()).isNotEqualTo("run");
    assertThat(complaints).isEmpty();
  }

  @Test
  void takesALogoForWhatItIsAndASignature() {
    page.setInputFiles(
        "#logoFile",
        file("logo.png", "image/png", "no es una imagen".getBytes(StandardCharsets.UTF_8)));
    page.click("#saveLetterhead");
    assertThat(page.locator("#logoFileProblem")).containsText("no es una imagen PNG");

    page.setInputFiles("#logoFile", file("logo.png", "image/png", new byte[102_401]));
    assertThat(page.locator("#logoFileProblem")).containsText("demasiado grande");

    page.setInputFiles("#logoFile", file("notas.txt", "text/plain", PNG));
    assertThat(page.locator("#logoFileProblem")).isEmpty();
    page.fill("#signature", "Ana Núñez\nTel. 900 100 200");
    page.click("#saveLetterhead");

    assertThat(page.locator("#done")).containsText("logo");
    assertThat(page.locator("#shownLogo")).isVisible();
    assertThat(shown().locator("img")).hasAttribute("alt", "Carpintería Núñez");
    assertThat(shown().locator("p").last()).containsText("Tel. 900 100 200");
    JsonObject letterhead = acme.api.get("/letterhead").with(200).json();
    assertThat(letterhead.getJsonObject("logo").getString("contentType")).isEqualTo("image/png");

    page.check("#withoutLogo");
    page.click("#saveLetterhead");
    assertThat(page.locator("#shownLogo")).isHidden();
    letterhead = acme.api.get("/letterhead").with(200).json();
    assertThat(letterhead.get("logo")).isEqualTo(JsonValue.NULL);
    assertThat(letterhead.getString("signature")).isEqualTo("Ana Núñez\nTel. 900 100 200");
  }

  @Test
  void savesNothingWhileAChosenLogoIsRefused() {
    page.fill("#signature", "Ana");
    page.click("#saveLetterhead");
    assertThat(page.locator("#done")).isVisible();

    page.setInputFiles("#logoFile", file("logo.png", "image/png", new byte[102_401]));
    assertThat(page.locator("#done")).hasCount(0);
    page.fill("#signature", "Ana Núñez");
    page.click("#saveLetterhead");

    assertThat(page.locator("#logoFile")).isFocused();
    assertThat(page.locator("#logoWithoutScript")).isHidden();
    assertThat(page.locator("#logoFileProblem")).containsText("demasiado grande");
    assertThat(page.locator("#done")).hasCount(0);
    assertThat(signature()).isEqualTo("Ana");

    page.setInputFiles("#logoFile", file("logo.png", "image/png", new byte[0]));
    page.click("#saveLetterhead");
    assertThat(page.locator("#logoFileProblem")).containsText("no es una imagen PNG");
    page.click("[data-drops]");
    assertThat(page.locator("#logoFileProblem")).isEmpty();
    assertThat(page.locator("[data-drops]")).isHidden();
    page.click("#saveLetterhead");
    assertThat(page.locator("#done")).isVisible();
    assertThat(signature()).isEqualTo("Ana Núñez");
  }

  private String signature() {
    return acme.api.get("/letterhead").with(200).json().getString("signature");
  }

  @Test
  void offersNoFileWithoutAScriptThatReadsIt() {
    try (BrowserContext plain =
        Chromium.browser()
            .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page without = acme.open(plain);
      without.click(".bar a[href$='/templates']");

      assertThat(without.locator("#logoFile")).isHidden();
      assertThat(without.locator("#logoWithoutScript")).isVisible();
      without.fill("#signature", "Ana");
      without.click("#saveLetterhead");
      assertThat(without.locator("#done")).isVisible();
    }
  }

  private static FilePayload file(String name, String type, byte[] content) {
    return new FilePayload(name, type, content);
  }

  @Test
  void takesWhatManySendAtOnce() {
    List<CompletableFuture<Integer>> calls =
        Stream.of("a", "b", "c", "d", "e", "f")
            .map(
                each ->
                    CompletableFuture.supplyAsync(() -> acme.api.put(ROUTE, texts(each)).status()))
            .toList();

    assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
  }
}

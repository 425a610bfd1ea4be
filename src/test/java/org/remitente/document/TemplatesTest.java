package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.company.Companies;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;

/** A company's own words. */
@DatabaseTest
class TemplatesTest {

  private static final TemplateTexts OWN =
      new TemplateTexts(
          "Su factura {{document.number}}",
          null,
          "<p>Estimados {{recipient.name}}:</p>{{#document.total}}<p>Son {{document.total}}.</p>{{/document.total}}");

  private final TestContainer container = new TestContainer();
  private Templates templates;
  private Letterheads letterheads;
  private String acme;

  @BeforeEach
  void open() {
    container.use(Clock.class, Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));
    templates = container.get(Templates.class);
    letterheads = container.get(Letterheads.class);
    acme = container.get(Companies.class).create("Acme & hijos", "es", null).id();
  }

  @AfterEach
  void close() {
    container.close();
  }

  private TemplateTexts get(String company, DocumentType type, Language language) {
    return templates.get(company, type, language);
  }

  @Test
  void keepsOneCompanysWordsForOneDocumentAndLanguage() {
    String other = container.get(Companies.class).create("Otra", "es", null).id();
    TemplateTexts ours = get(acme, DocumentType.INVOICE, Language.ES);

    templates.put(acme, DocumentType.INVOICE, Language.ES, OWN);

    assertThat(get(acme, DocumentType.INVOICE, Language.ES)).isEqualTo(OWN);
    assertThat(templates.isOwn(acme, DocumentType.INVOICE, Language.ES)).isTrue();
    assertThat(get(other, DocumentType.INVOICE, Language.ES)).isEqualTo(ours);
    assertThat(templates.isOwn(other, DocumentType.INVOICE, Language.ES)).isFalse();
    assertThat(get(acme, DocumentType.QUOTE, Language.ES)).isNotEqualTo(OWN);
    assertThat(get(acme, DocumentType.INVOICE, Language.CA)).isNotEqualTo(OWN);
  }

  @Test
  void replacesThemAndGoesBack() {
    TemplateTexts ours = get(acme, DocumentType.INVOICE, Language.ES);
    TemplateTexts second = new TemplateTexts("Factura", "Hola", null);
    templates.put(acme, DocumentType.INVOICE, Language.ES, OWN);

    templates.put(acme, DocumentType.INVOICE, Language.ES, second);
    assertThat(get(acme, DocumentType.INVOICE, Language.ES)).isEqualTo(second);

    templates.remove(acme, DocumentType.INVOICE, Language.ES);
    templates.remove(acme, DocumentType.INVOICE, Language.ES);
    assertThat(get(acme, DocumentType.INVOICE, Language.ES)).isEqualTo(ours);
  }

  @Test
  void storesNothingThatIsWrong() {
    TemplateTexts wrong = new TemplateTexts("{{nombre}}", "Hola", null);

    assertThatThrownBy(() -> templates.put(acme, DocumentType.INVOICE, Language.ES, wrong))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> templates.preview(acme, DocumentType.INVOICE, Language.ES, wrong))
        .isInstanceOf(InvalidInputException.class);
    assertThat(templates.isOwn(acme, DocumentType.INVOICE, Language.ES)).isFalse();
  }

  @Test
  void previewsWhatACustomerWouldReadAndStoresNothing() {
    TemplateTexts preview = templates.preview(acme, DocumentType.INVOICE, Language.ES, OWN);

    assertThat(preview.subject()).isEqualTo("Su factura 2026-0042");
    assertThat(preview.text()).isEqualTo("Estimados Cliente SA:\n\nSon 1.234,50 €.");
    assertThat(preview.html()).contains("<html lang=\"es\">", "<p>Son 1.234,50\u00a0€.</p>");
    assertThat(templates.isOwn(acme, DocumentType.INVOICE, Language.ES)).isFalse();
  }

  @Test
  void previewsWhatIsInUseWhereNothingElseIsGiven() {
    TemplateTexts ours = templates.preview(acme, DocumentType.INVOICE, Language.ES, null);
    assertThat(ours.subject()).isEqualTo("Factura 2026-0042 de Acme & hijos");
    assertThat(ours.text()).contains("Fecha: 24 de noviembre de 2026");
    assertThat(ours.html()).contains("Acme &amp; hijos");

    templates.put(acme, DocumentType.INVOICE, Language.ES, OWN);
    assertThat(templates.preview(acme, DocumentType.INVOICE, Language.ES, null).subject())
        .isEqualTo("Su factura 2026-0042");
  }

  @Test
  void sendsTheCompanysWords() {
    templates.put(acme, DocumentType.INVOICE, Language.ES, OWN);
    CheckedMessage message =
        new DocumentCheck(Messages.sound().message(), List.of(), null).message();

    TemplateTexts sent =
        container
            .get(SenderRepository.class)
            .find(acme, null, DocumentType.INVOICE, Language.ES)
            .orElseThrow()
            .words(DocumentType.INVOICE, Language.ES)
            .fill(TemplateValues.of(message, "Acme", Language.ES));

    assertThat(sent.subject()).isEqualTo("Su factura F-2026/0042");
    assertThat(sent.text()).isEqualTo("Estimados Cliente SA:\n\nSon 121,00 €.");
  }

  @Test
  void cutsASubjectThatGrewTooLong() {
    String name = "{{company.name}} ".repeat(29).strip();
    String other = container.get(Companies.class).create("A".repeat(190), "es", null).id();

    TemplateTexts filled =
        templates.preview(
            other, DocumentType.INVOICE, Language.ES, new TemplateTexts(name, "Hola", null));

    assertThat(filled.subject()).hasSizeLessThan(500).endsWith("…");
  }

  @Test
  void hasADraftOfTheProductsWordsWithoutTheirFrame() {
    TemplateTexts draft = templates.draft(acme, DocumentType.QUOTE, Language.CA);

    assertThat(draft.subject()).isEqualTo(get(acme, DocumentType.QUOTE, Language.CA).subject());
    assertThat(draft.text()).isNull();
    assertThat(draft.html()).contains("{{document.number}}").doesNotContain("<body", "<head");

    templates.put(acme, DocumentType.QUOTE, Language.CA, draft);
    assertThat(templates.draft(acme, DocumentType.QUOTE, Language.CA)).isEqualTo(draft);
  }

  @Test
  void changesNothingThatSomebodyElseHasChangedMeanwhile() {
    String seen = templates.draft(acme, DocumentType.INVOICE, Language.ES).mark();
    TemplateTexts second = new TemplateTexts("Factura", "Hola", null);
    templates.change(acme, DocumentType.INVOICE, Language.ES, OWN, seen);
    // Pressed twice.
    templates.change(acme, DocumentType.INVOICE, Language.ES, OWN, seen);

    assertThatThrownBy(
            () -> templates.change(acme, DocumentType.INVOICE, Language.ES, second, seen))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> templates.restore(acme, DocumentType.INVOICE, Language.ES, seen))
        .isInstanceOf(ConflictException.class);
    assertThat(get(acme, DocumentType.INVOICE, Language.ES)).isEqualTo(OWN);

    templates.change(acme, DocumentType.INVOICE, Language.ES, second, OWN.mark());
    assertThat(get(acme, DocumentType.INVOICE, Language.ES)).isEqualTo(second);
    templates.restore(acme, DocumentType.INVOICE, Language.ES, second.mark());
    templates.restore(acme, DocumentType.INVOICE, Language.ES, second.mark());
    assertThat(templates.isOwn(acme, DocumentType.INVOICE, Language.ES)).isFalse();
  }

  @Test
  void keepsALetterhead() {
    Letterhead.Logo png = new Letterhead.Logo("image/png", "iVBORw0KGgo=");
    assertThat(letterheads.get(acme)).isEqualTo(Letterhead.NONE);

    letterheads.put(acme, new Letterhead(" Ana ", png));
    assertThat(letterheads.get(acme)).isEqualTo(new Letterhead("Ana", png));
    assertThat(templates.preview(acme, DocumentType.QUOTE, Language.CA, null).html())
        .contains("cid:logo@remitente", "<p>Ana</p>");

    letterheads.put(acme, new Letterhead(null, null));
    assertThat(letterheads.get(acme)).isEqualTo(Letterhead.NONE);
  }

  @Test
  void takesNoLogoThatIsNone() {
    Letterhead typed = new Letterhead("x".repeat(2001), new Letterhead.Logo("image/svg+xml", "%"));

    assertThatThrownBy(() -> letterheads.put(acme, typed))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(each -> each.field() + " " + each.code())
                    .containsExactly(
                        "signature too-long", "logo.contentType value", "logo.content base64"));
    Letterhead gif = new Letterhead(null, new Letterhead.Logo("image/gif", "iVBORw0KGgo="));
    assertThatThrownBy(() -> letterheads.put(acme, gif))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(each -> each.field() + " " + each.code())
                    .containsExactly("logo.content value"));
  }

  @Test
  void changesNoLetterheadThatSomebodyElseHasChangedMeanwhile() {
    String seen = letterheads.get(acme).mark();
    Letterhead ana = new Letterhead("Ana", null);
    letterheads.change(acme, ana, seen);
    letterheads.change(acme, ana, seen);

    assertThatThrownBy(() -> letterheads.change(acme, new Letterhead("Eva", null), seen))
        .isInstanceOf(ConflictException.class);
    assertThat(letterheads.get(acme)).isEqualTo(ana);

    letterheads.change(acme, new Letterhead("Eva", null), ana.mark());
    assertThat(letterheads.get(acme).signature()).isEqualTo("Eva");
  }

  @ParameterizedTest
  @CsvSource({
    "iVBORw0KGgo=, image/png",
    "/9j/4AAQ, image/jpeg",
    "R0lGODlh, image/gif",
    "PHN2Zz4=, application/octet-stream",
    "%, application/octet-stream",
    "'', application/octet-stream"
  })
  void knowsALogosTypeByHowItBegins(String content, String type) {
    assertThat(Letterhead.Logo.of(content)).isEqualTo(new Letterhead.Logo(type, content));
  }

  @Test
  void goesWithItsCompany() {
    templates.put(acme, DocumentType.INVOICE, Language.ES, OWN);

    container.get(Companies.class).delete(acme);

    assertThat(
            container
                .database()
                .entities()
                .createNativeQuery("select count(*) from company_template")
                .getSingleResult())
        .hasToString("0");
  }
}

package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.document.DocumentMessage.Document;
import org.remitente.document.DocumentMessage.Recipient;
import org.remitente.shared.Language;

class MessageTemplateTest {

  private final Messages sound = Messages.sound();

  @Test
  void writesASpanishInvoiceMail() {
    TemplateTexts mail = fill(sound, DocumentType.INVOICE, Language.ES, "Acme SL");

    assertThat(mail.subject()).isEqualTo("Factura F-2026/0042 de Acme SL");
    assertThat(mail.text())
        .isEqualTo(
            """
            Hola, Cliente SA:

            Te enviamos adjunta la factura F-2026/0042.

            Fecha: 24 de noviembre de 2026
            Total: 121,00\u00a0€

            Gracias por tu confianza. Si tienes cualquier duda sobre la factura, responde a este \
            correo y te ayudaremos encantados.

            Un cordial saludo,
            Acme SL
            """);
    assertThat(mail.html())
        .contains("<p>Hola, Cliente SA:</p>", "<strong>121,00\u00a0€</strong>", "lang=\"es\"");
  }

  @Test
  void speaksEveryLanguageForEveryDocument() {
    for (DocumentType type : DocumentType.values()) {
      for (Language language : Language.values()) {
        TemplateTexts mail = fill(sound, type, language, "Acme SL");

        assertThat(List.of(mail.subject(), mail.text(), mail.html()))
            .allSatisfy(
                each -> assertThat(each).contains("F-2026/0042", "Acme SL").doesNotContain("{{"));
        assertThat(mail.subject()).doesNotContain("\n");
        assertThat(mail.html()).contains("lang=\"" + language.tag() + "\"");
      }
    }
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    Messages bare =
        sound
            .document(new Document("invoice", "7", null, null, null))
            .to(List.of(new Recipient("a@b.es", null)));

    TemplateTexts mail = fill(bare, DocumentType.INVOICE, Language.ES, "Acme SL");

    assertThat(mail.text())
        .startsWith("Hola:\n\nTe enviamos adjunta la factura 7.\n\n")
        .doesNotContain("Fecha", "Total");
    assertThat(mail.html()).doesNotContain("Fecha", "Total");
  }

  @Test
  void greetsNobodyByNameWhereThereAreSeveral() {
    Recipient ana = new Recipient("a@b.es", "Ana");

    assertThat(fill(sound.to(List.of(ana, ana)), DocumentType.INVOICE, Language.EN, "Acme").text())
        .startsWith("Hello,\n");
  }

  @Test
  void escapesValuesInTheHtmlOnly() {
    TemplateTexts mail = fill(sound, DocumentType.QUOTE, Language.ES, "<script>\"Pérez & hijos\"");

    assertThat(mail.subject()).endsWith("<script>\"Pérez & hijos\"");
    assertThat(mail.text()).contains("<script>\"Pérez & hijos\"");
    assertThat(mail.html())
        .contains("&lt;script&gt;&quot;Pérez &amp; hijos&quot;")
        .doesNotContain("<script>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ES | 2026-08-01 | 1 de agosto de 2026 | 1234567.5 | EUR | 1.234.567,50_€",
        "CA | 2026-08-01 | 1 d’agost de 2026 | 1234567.5 | EUR | 1.234.567,50_€",
        "CA | 2026-11-24 | 24 de novembre de 2026 | -121 | EUR | -121,00_€",
        "EN | 2026-08-01 | 1 August 2026 | 1234567.5 | EUR | €1,234,567.50",
        "ES | 2026-08-01 | 1 de agosto de 2026 | 5 | JPY | 5_JPY",
        "ES | 2026-08-01 | 1 de agosto de 2026 | 0.125 | EUR | 0,125_€",
        "ES | 2026-08-01 | 1 de agosto de 2026 | 12.30 | | 12,30"
      })
  void writesDatesAndAmountsAsTheLanguageDoes(
      Language language,
      String date,
      String written,
      String total,
      String currency,
      String amount) {
    Map<String, String> values =
        TemplateValues.of(
                checked(sound.document(new Document("invoice", "1", date, total, currency))),
                "Acme",
                language)
            .get("document");

    assertThat(values.get("date")).isEqualTo(written);
    assertThat(values.get("total")).isEqualTo(amount.replace('_', '\u00a0'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{document.nmber}}",
        "{{docment.number}}",
        "{{number}}",
        "{{#document.paid}}x{{/document.paid}}",
        "{{^document.paid}}x{{/document.paid}}"
      })
  void refusesUnknownPlaceholders(String text) {
    MessageTemplate template = new MessageTemplate(new TemplateTexts("a", text, "a"));
    Map<String, Map<String, String>> values =
        TemplateValues.of(checked(sound), "Acme", Language.ES);

    assertThatThrownBy(() -> template.fill(values)).isInstanceOf(MustacheException.class);
  }

  private static TemplateTexts fill(
      Messages messages, DocumentType type, Language language, String company) {
    return DefaultTemplates.of(type, language)
        .fill(TemplateValues.of(checked(messages), company, language));
  }

  private static CheckedMessage checked(Messages messages) {
    return new DocumentCheck(messages.message(), List.of(), null).message();
  }
}

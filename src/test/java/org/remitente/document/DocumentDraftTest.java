package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;

class DocumentDraftTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T09:00:00Z");
  private static final MailAddress FROM =
      new MailAddress(new EmailAddress("facturas@acme.es"), "Acme SL");

  private final Messages sound = Messages.sound();
  private Letterhead letterhead = Letterhead.NONE;

  @Test
  void takesWhatWasLeftOutFromTheTemplate() {
    MessageDraft draft = draft(sound);

    assertThat(draft.subject()).isEqualTo("Factura F-2026/0042 de Acme SL");
    assertThat(draft.text()).startsWith("Hola, Cliente SA:");
    assertThat(draft.html()).contains("<p>Hola, Cliente SA:</p>");
    assertThat(draft.from()).isEqualTo(FROM);
    assertThat(draft.date()).isEqualTo(NOW);
    assertThat(draft.messageId()).endsWith("@acme.es>");
    assertThat(draft.to())
        .containsExactly(new MailAddress(new EmailAddress("compras@cliente.es"), "Cliente SA"));
  }

  @Test
  void keepsAGivenSubjectBesideTheTemplatesBodies() {
    MessageDraft draft = draft(sound.subject("Tu factura"));

    assertThat(draft.subject()).isEqualTo("Tu factura");
    assertThat(draft.text()).startsWith("Hola, Cliente SA:");
  }

  @Test
  void sendsAGivenTextAlone() {
    MessageDraft draft = draft(sound.bodies("Buenas", null));

    assertThat(draft.text()).isEqualTo("Buenas");
    assertThat(draft.html()).isNull();
  }

  @Test
  void makesAMissingTextFromTheHtml() {
    String html = "<p>Hola, <b>Ana</b>:</p><p>Aquí &amp; ahora</p>";
    MessageDraft draft = draft(sound.bodies(null, html));

    assertThat(draft.html()).isEqualTo(html);
    assertThat(draft.text()).isEqualTo("Hola, Ana:\n\nAquí & ahora");
  }

  @Test
  void keepsBothBodiesThatWereGiven() {
    MessageDraft draft = draft(sound.bodies("Buenas", "<p>Buenos días</p>"));

    assertThat(draft.text()).isEqualTo("Buenas");
    assertThat(draft.html()).isEqualTo("<p>Buenos días</p>");
  }

  @Test
  void putsTheLetterheadAroundTheTemplateAndNothingElse() {
    letterhead =
        new Letterhead("Ana & hijos\nTel. 900", new Letterhead.Logo("image/png", "iVBORw0KGgo="));

    MessageDraft draft = draft(sound);

    assertThat(draft.text()).endsWith("Acme SL\n\nAna & hijos\nTel. 900");
    assertThat(draft.html())
        .containsPattern("(?s)<body[^>]*>\\s*<p><img src=\"cid:logo@remitente\" alt=\"Acme SL\"")
        .contains("<p>Ana &amp; hijos<br>\nTel. 900</p>\n</body>");
    assertThat(draft.pictures()).hasSize(1);
    assertThat(draft.pictures().get(0).file().filename()).isEqualTo("logo.png");
    MessageDraft own = draft(sound.bodies(null, "<p>Buenas</p>"));
    assertThat(own.html()).isEqualTo("<p>Buenas</p>");
    assertThat(own.pictures()).isEmpty();
  }

  private MessageDraft draft(Messages messages) {
    CheckedMessage checked = new DocumentCheck(messages.message(), List.of(), null).message();
    return DocumentDraft.of(
        checked,
        List.of(),
        FROM,
        "Acme SL",
        () ->
            new CompanyWords(
                DefaultTemplates.of(DocumentType.INVOICE, Language.ES), letterhead, "Acme SL"),
        Language.ES,
        NOW);
  }
}

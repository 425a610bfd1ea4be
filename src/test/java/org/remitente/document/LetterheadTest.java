package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.remitente.document.Letterhead.Logo;
import org.remitente.shared.Language;

/** What stands around a company's messages. */
class LetterheadTest {

  private static final String LOGO = "<img src=\"cid:logo@remitente\">";
  private static final Letterhead LETTERHEAD =
      new Letterhead(null, new Logo("image/png", "iVBORw0KGgo="));

  private static String around(String html, String companyName) {
    TemplateTexts filled = new TemplateTexts("s", "t", HtmlFrame.around(html, Language.ES));
    return LETTERHEAD.around(filled, companyName).html();
  }

  @Test
  void putsTheLogoIntoItsOwnPictureOnly() {
    String html = LETTERHEAD.withLogo(around(LOGO.repeat(2), "cid:logo@remitente"));

    assertThat(html)
        .containsOnlyOnce("data:")
        .containsPattern("<body[^>]*>\\s*<p><img src=\"data:image/png;base64,iVBORw0KGgo=\"")
        .contains(LOGO + LOGO);
  }

  @Test
  void growsByOneLogoHoweverOftenTheTextNamesIt() {
    String html = around(LOGO.repeat(3_000), "Acme");

    assertThat(LETTERHEAD.withLogo(html)).hasSizeLessThan(html.length() + 100);
  }

  @Test
  void putsTheLogoBelowATitleThatIsItsAddress() {
    String html =
        DefaultTemplates.of(DocumentType.INVOICE, Language.ES)
            .fill(TemplateValues.sample(LocalDate.EPOCH, "\"cid:logo@remitente\"", Language.ES))
            .html();
    TemplateTexts around = LETTERHEAD.around(new TemplateTexts("s", "t", html), "Acme");

    assertThat(LETTERHEAD.withLogo(around.html()))
        .containsOnlyOnce("<img src=\"data:image/png;base64,iVBORw0KGgo=\"");
  }

  @Test
  void leavesHtmlAloneWhereThereIsNoLogo() {
    assertThat(Letterhead.NONE.withLogo(LOGO)).isEqualTo(LOGO);
    assertThat(LETTERHEAD.withLogo(null)).isNull();
  }
}

package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.remitente.document.Letterhead;
import org.remitente.document.Letterhead.Logo;
import org.remitente.document.TemplateTexts;

/** What a page shows of a mail. */
class MailPreviewTest {

  private static final Letterhead LETTERHEAD =
      new Letterhead(null, new Logo("image/png", "iVBORw0KGgo="));

  private static MailPreview of(String html) {
    return MailPreview.of(new TemplateTexts("s", "t", html), LETTERHEAD);
  }

  @Test
  void hasStylesForAScriptOnly() {
    assertThat(of("<body style='color: red'><p style=\"margin: 0\">a</p></body>").html())
        .contains("<body data-style=\"color: red\">", "<p data-style=\"margin: 0\">a</p>")
        .doesNotContain(" style=");
  }

  @Test
  void hasTheLogoInItself() {
    MailPreview preview = of("<img src='cid:logo@remitente' alt='Acme'>");

    assertThat(preview.html())
        .contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"Acme\">");
    assertThat(preview.withoutPictures()).isFalse();
  }

  @Test
  void fetchesNothingFromElsewhere() {
    MailPreview preview = of("<img src='https://acme.es/a.png' alt='a'><img src='cid:x'>");

    assertThat(preview.html()).contains("<img alt=\"a\">").doesNotContain("acme.es", "cid:");
    assertThat(preview.withoutPictures()).isTrue();
  }

  @Test
  void leadsNowhereWithinItsFrame() {
    assertThat(of("<a href='https://acme.es/'>a</a>").html())
        .contains("<a href=\"https://acme.es/\" target=\"_blank\">a</a>");
  }

  @Test
  void isItsTextWhereTheMailHasNoHtml() {
    assertThat(of(null)).isEqualTo(new MailPreview("s", "t", null, false));
  }
}

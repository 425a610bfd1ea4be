package org.remitente.web;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.remitente.document.Letterhead;
import org.remitente.document.TemplateTexts;

/**
 * A mail as a page shows it to whoever writes its template.
 *
 * @param html fit for a frame below the policy of our pages, or null where the mail has none
 * @param withoutPictures whether pictures of other places are left out
 */
public record MailPreview(String subject, String text, String html, boolean withoutPictures) {

  /**
   * The mail with its logo. Styles become data, since the policy forbids them in the markup; a
   * script of ours puts them back. A link leads out of the frame, which is not allowed to open
   * anything, and nothing is fetched from elsewhere.
   */
  static MailPreview of(TemplateTexts filled, Letterhead letterhead) {
    if (filled.html() == null) {
      return new MailPreview(filled.subject(), filled.text(), null, false);
    }
    Document mail = Jsoup.parse(letterhead.withLogo(filled.html()));
    mail.outputSettings().prettyPrint(false);
    for (Element styled : mail.select("[style]")) {
      styled.attr("data-style", styled.attr("style")).removeAttr("style");
    }
    mail.select("a").attr("target", "_blank");
    Elements foreign = mail.select("img[src]:not([src^=data:])");
    foreign.removeAttr("src");
    return new MailPreview(filled.subject(), filled.text(), mail.outerHtml(), !foreign.isEmpty());
  }
}

package org.remitente.document;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Map;
import org.remitente.shared.Language;

/**
 * What a message says, with placeholders such as <code>{{document.number}}</code>. A placeholder
 * that is unknown is an error, not an empty place.
 */
final class MessageTemplate {

  private static final Mustache.Compiler TEXT =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);
  private static final Mustache.Compiler HTML = TEXT.escapeHTML(true);

  /** Names that are long and repeated make a long subject of a short template. */
  private static final int LONGEST_SUBJECT = 900;

  private final Template subject;
  private final Template text;
  private final Template html;

  /**
   * Reads a template.
   *
   * @throws com.samskivert.mustache.MustacheException where it is malformed
   */
  MessageTemplate(TemplateTexts texts) {
    this.subject = TEXT.compile(texts.subject());
    this.text = texts.text() == null ? null : TEXT.compile(texts.text());
    this.html = texts.html() == null ? null : HTML.compile(texts.html());
  }

  /** A company's own template; its HTML gets what surrounds it in the product's. */
  static MessageTemplate own(TemplateTexts texts, Language language) {
    return new MessageTemplate(
        new TemplateTexts(
            texts.subject(),
            texts.text(),
            texts.html() == null ? null : HtmlFrame.around(texts.html(), language)));
  }

  /**
   * Puts values in; in the HTML they are escaped. A text that is missing is made from the HTML.
   *
   * @param values what {@link TemplateValues} makes
   * @throws com.samskivert.mustache.MustacheException for an unknown placeholder
   */
  TemplateTexts fill(Map<String, Map<String, String>> values) {
    String filled = html == null ? null : html.execute(values);
    return new TemplateTexts(
        shortened(subject.execute(values)),
        text == null ? HtmlAsText.of(filled) : text.execute(values),
        filled);
  }

  private static String shortened(String filled) {
    return filled.length() <= LONGEST_SUBJECT
        ? filled
        : filled.substring(0, filled.offsetByCodePoints(0, LONGEST_SUBJECT / 2)) + "…";
  }
}

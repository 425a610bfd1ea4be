package org.remitente.document;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Map;

/**
 * What a message says, with placeholders such as <code>{{document.number}}</code>. A placeholder
 * that is unknown is an error, not an empty place.
 */
final class MessageTemplate {

  private static final Mustache.Compiler TEXT =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);
  private static final Mustache.Compiler HTML = TEXT.escapeHTML(true);

  private final Template subject;
  private final Template text;
  private final Template html;

  /** The three texts of a template once its placeholders are filled. */
  record Filled(String subject, String text, String html) {}

  /**
   * Reads a template.
   *
   * @throws com.samskivert.mustache.MustacheException where it is malformed
   */
  MessageTemplate(String subject, String text, String html) {
    this.subject = TEXT.compile(subject);
    this.text = TEXT.compile(text);
    this.html = HTML.compile(html);
  }

  /**
   * Puts values in; in the HTML they are escaped.
   *
   * @param values what {@link TemplateValues} makes
   * @throws com.samskivert.mustache.MustacheException for an unknown placeholder
   */
  Filled fill(Map<String, Map<String, String>> values) {
    return new Filled(subject.execute(values), text.execute(values), html.execute(values));
  }
}

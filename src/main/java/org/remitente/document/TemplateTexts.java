package org.remitente.document;

/**
 * What messages of one kind say, with placeholders such as <code>{{document.number}}</code>.
 *
 * @param subject on one line
 * @param text the plain body, or null where it is made from the HTML
 * @param html the HTML body, or null where there is none
 */
public record TemplateTexts(String subject, String text, String html) {

  /** What tells these texts from others, for somebody who changes them a while after reading. */
  public String mark() {
    return ContentFingerprint.of(this);
  }
}

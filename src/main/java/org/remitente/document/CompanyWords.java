package org.remitente.document;

import java.util.Map;

/** All that a company's messages of one kind are made of. */
public record CompanyWords(MessageTemplate template, Letterhead letterhead, String companyName) {

  /** The texts of a message. */
  TemplateTexts fill(Map<String, Map<String, String>> values) {
    return letterhead.around(template.fill(values), companyName);
  }
}

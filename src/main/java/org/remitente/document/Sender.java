package org.remitente.document;

import org.remitente.account.MailAccount;
import org.remitente.company.Company;
import org.remitente.shared.Language;

/**
 * Who sends a document, and in whose words.
 *
 * @param account the one that was named; null where there is none, or none was named
 * @param template the company's own for the document, or null
 * @param letterhead the company's, or null
 */
record Sender(
    Company company, MailAccount account, CompanyTemplate template, CompanyLetterhead letterhead) {

  /** What the company's messages are made of, for the document and language that were asked for. */
  CompanyWords words(DocumentType type, Language language) {
    return new CompanyWords(
        template == null
            ? DefaultTemplates.of(type, language)
            : MessageTemplate.own(template.texts(), language),
        letterhead == null ? Letterhead.NONE : letterhead.letterhead(),
        company.name());
  }
}

package org.remitente.document;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.remitente.company.Companies;
import org.remitente.shared.Language;

/** What a company's messages say, for each kind of document and each language. */
@Stateless
public class Templates {

  @Inject TemplateRepository repository;
  @Inject Companies companies;
  @Inject Clock clock;

  /** A company's own texts, or those that come with the product. */
  public TemplateTexts get(String companyId, DocumentType type, Language language) {
    return repository
        .find(companyId, type, language)
        .map(CompanyTemplate::texts)
        .orElseGet(() -> DefaultTemplates.texts(type, language));
  }

  /** Whether the company has texts of its own. */
  public boolean isOwn(String companyId, DocumentType type, Language language) {
    return repository.find(companyId, type, language).isPresent();
  }

  /**
   * Replaces the texts; what HTML must not hold is taken out.
   *
   * @return what is stored
   * @throws org.remitente.shared.InvalidInputException with every error, such as {@code
   *     unknown-placeholder} for each
   */
  public TemplateTexts put(
      String companyId, DocumentType type, Language language, TemplateTexts typed) {
    TemplateTexts texts = TemplateCheck.of(typed);
    repository
        .find(companyId, type, language)
        .ifPresentOrElse(
            own -> own.take(texts),
            () -> {
              CompanyTemplate own = new CompanyTemplate(companyId, type, language);
              own.take(texts);
              repository.add(own);
            });
    return texts;
  }

  /** Back to the texts that come with the product. */
  public void remove(String companyId, DocumentType type, Language language) {
    repository.find(companyId, type, language).ifPresent(repository::remove);
  }

  /**
   * Fills texts for a sample document, as a message to a customer would be; stores nothing.
   *
   * @param typed null for the texts that are in use
   * @throws org.remitente.shared.InvalidInputException as {@link #put}
   */
  public TemplateTexts preview(
      String companyId, DocumentType type, Language language, TemplateTexts typed) {
    String name = companies.get(companyId).name();
    CompanyWords words =
        typed == null
            ? words(companyId, name, type, language)
            : new CompanyWords(
                MessageTemplate.own(TemplateCheck.of(typed), language),
                letterhead(companyId),
                name);
    return words.fill(TemplateValues.sample(LocalDate.now(clock), name, language));
  }

  /** What stands above and below all of a company's messages. */
  public Letterhead letterhead(String companyId) {
    return repository
        .letterhead(companyId)
        .map(CompanyLetterhead::letterhead)
        .orElse(Letterhead.NONE);
  }

  /**
   * Replaces the letterhead; what is left out is taken away.
   *
   * @return what is stored
   * @throws org.remitente.shared.InvalidInputException with every error
   */
  public Letterhead putLetterhead(String companyId, Letterhead typed) {
    Letterhead letterhead = LetterheadCheck.of(typed);
    repository
        .letterhead(companyId)
        .ifPresentOrElse(
            own -> own.take(letterhead),
            () -> {
              CompanyLetterhead own = new CompanyLetterhead(companyId);
              own.take(letterhead);
              repository.add(own);
            });
    return letterhead;
  }

  /** What a company's messages are made of. */
  public CompanyWords words(
      String companyId, String companyName, DocumentType type, Language language) {
    MessageTemplate template =
        repository
            .find(companyId, type, language)
            .map(own -> MessageTemplate.own(own.texts(), language))
            .orElseGet(() -> DefaultTemplates.of(type, language));
    return new CompanyWords(template, letterhead(companyId), companyName);
  }
}

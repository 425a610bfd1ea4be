package org.remitente.document;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.remitente.company.Companies;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;

/** What a company's messages say, for each kind of document and each language. */
@Stateless
public class Templates {

  @Inject TemplateRepository repository;
  @Inject SenderRepository senders;
  @EJB Letterheads letterheads;
  @EJB Companies companies;
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

  /** The names of all placeholders, such as {@code document.number}. */
  public static List<String> placeholders() {
    return TemplateValues.NAMES;
  }

  /**
   * The texts as somebody changes them: the HTML is what stands between the body's tags, and the
   * product's own text is left to be made from it, so that nobody need change both.
   */
  public TemplateTexts draft(String companyId, DocumentType type, Language language) {
    return repository
        .find(companyId, type, language)
        .map(CompanyTemplate::texts)
        .orElseGet(() -> draft(DefaultTemplates.texts(type, language)));
  }

  private static TemplateTexts draft(TemplateTexts ours) {
    return new TemplateTexts(ours.subject(), null, TemplateHtml.clean(ours.html()));
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
    companies.takeTurns(companyId);
    store(companyId, type, language, texts);
    return texts;
  }

  /**
   * Replaces the texts as {@link #put} does, unless somebody else has changed them meanwhile.
   *
   * @param seen the {@linkplain TemplateTexts#mark() mark} of the draft that was changed
   * @throws org.remitente.shared.ConflictException {@code changed-meanwhile}
   */
  public void change(
      String companyId, DocumentType type, Language language, TemplateTexts typed, String seen) {
    TemplateTexts texts = TemplateCheck.of(typed);
    companies.takeTurns(companyId);
    TemplateTexts present = draft(companyId, type, language);
    // Pressed twice, a button does the same again.
    if (!present.equals(texts)) {
      ContentFingerprint.requireSame(present, seen);
    }
    store(companyId, type, language, texts);
  }

  private void store(String companyId, DocumentType type, Language language, TemplateTexts texts) {
    repository
        .find(companyId, type, language)
        .ifPresentOrElse(
            own -> own.take(texts),
            () -> {
              CompanyTemplate own = new CompanyTemplate(companyId, type, language);
              own.take(texts);
              repository.add(own);
            });
  }

  /** Back to the texts that come with the product. */
  public void remove(String companyId, DocumentType type, Language language) {
    repository.find(companyId, type, language).ifPresent(repository::remove);
  }

  /**
   * Back to the texts that come with the product, unless somebody else has changed them meanwhile.
   *
   * @param seen the mark of the draft that is to go
   * @throws org.remitente.shared.ConflictException {@code changed-meanwhile}
   */
  public void restore(String companyId, DocumentType type, Language language, String seen) {
    companies.takeTurns(companyId);
    repository
        .find(companyId, type, language)
        .ifPresent(
            own -> {
              ContentFingerprint.requireSame(own.texts(), seen);
              repository.remove(own);
            });
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
            ? inUse(companyId, type, language)
            : new CompanyWords(
                MessageTemplate.own(TemplateCheck.of(typed), language),
                letterheads.get(companyId),
                name);
    return words.fill(TemplateValues.sample(LocalDate.now(clock), name, language));
  }

  private CompanyWords inUse(String companyId, DocumentType type, Language language) {
    return senders
        .find(companyId, null, type, language)
        .orElseThrow(() -> new NotFoundException("company"))
        .words(type, language);
  }
}

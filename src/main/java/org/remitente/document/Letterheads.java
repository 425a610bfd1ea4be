package org.remitente.document;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.remitente.company.Companies;

/** What stands above and below all of a company's messages. */
@Stateless
public class Letterheads {

  @Inject TemplateRepository repository;
  @EJB Companies companies;

  /** A company's letterhead, which may have nothing on it. */
  public Letterhead get(String companyId) {
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
  public Letterhead put(String companyId, Letterhead typed) {
    Letterhead letterhead = LetterheadCheck.of(typed);
    companies.takeTurns(companyId);
    store(companyId, letterhead);
    return letterhead;
  }

  /**
   * Replaces the letterhead as {@link #put} does, unless somebody else has changed it meanwhile.
   *
   * @param seen the {@linkplain Letterhead#mark() mark} of what was changed
   * @throws org.remitente.shared.ConflictException {@code changed-meanwhile}
   */
  public void change(String companyId, Letterhead typed, String seen) {
    Letterhead letterhead = LetterheadCheck.of(typed);
    companies.takeTurns(companyId);
    Letterhead present = get(companyId);
    if (!present.equals(letterhead)) {
      ContentFingerprint.requireSame(present, seen);
    }
    store(companyId, letterhead);
  }

  private void store(String companyId, Letterhead letterhead) {
    repository
        .letterhead(companyId)
        .ifPresentOrElse(
            own -> own.take(letterhead),
            () -> {
              CompanyLetterhead own = new CompanyLetterhead(companyId);
              own.take(letterhead);
              repository.add(own);
            });
  }
}

package org.remitente.document;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.remitente.account.MailAccount;
import org.remitente.company.Company;
import org.remitente.shared.Ids;
import org.remitente.shared.Language;

/**
 * All that sending a document asks of the database, in one question: on the first of the month each
 * round trip counts.
 */
@Dependent
class SenderRepository {

  private static final String SENDER =
      "select c, a, t, l from Company c"
          + " left join MailAccount a on a.companyId = c.id and a.id = :account"
          + " left join CompanyTemplate t on t.companyId = c.id and t.id = %s"
          + " left join CompanyLetterhead l on l.companyId = c.id where c.id = :company";

  /** No account has this id. */
  private static final String NONE = "";

  @PersistenceContext EntityManager entities;

  /**
   * Who sends a document.
   *
   * @param accountId the account that was named, or null where none was
   * @param language the document's, or null for the company's
   * @return empty where the company is gone
   */
  Optional<Sender> find(String companyId, String accountId, DocumentType type, Language language) {
    String template = language == null ? "concat(:template, c.language)" : ":template";
    return entities
        .createQuery(SENDER.formatted(template), Object[].class)
        .setParameter("company", Ids.sought(companyId))
        .setParameter("account", accountId == null ? NONE : Ids.sought(accountId))
        .setParameter(
            "template", language == null ? type.tag() + "." : CompanyTemplate.id(type, language))
        .getResultStream()
        .findFirst()
        .map(SenderRepository::sender);
  }

  private static Sender sender(Object... found) {
    return new Sender(
        (Company) found[0],
        (MailAccount) found[1],
        (CompanyTemplate) found[2],
        (CompanyLetterhead) found[3]);
  }
}

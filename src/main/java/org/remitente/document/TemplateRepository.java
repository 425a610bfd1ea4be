package org.remitente.document;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Language;

/** The rows of companies' templates and letterheads. */
@Dependent
class TemplateRepository {

  @PersistenceContext EntityManager entities;

  Optional<CompanyTemplate> find(String companyId, DocumentType type, Language language) {
    CompanyItemId id = new CompanyItemId(companyId, CompanyTemplate.id(type, language));
    return Optional.ofNullable(entities.find(CompanyTemplate.class, id));
  }

  Optional<CompanyLetterhead> letterhead(String companyId) {
    return Optional.ofNullable(entities.find(CompanyLetterhead.class, companyId));
  }

  void add(Object row) {
    entities.persist(row);
    entities.flush();
  }

  void remove(CompanyTemplate template) {
    entities.remove(template);
  }
}

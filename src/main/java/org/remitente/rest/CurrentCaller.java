package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import org.remitente.company.Caller;
import org.remitente.shared.Language;

/** Who the present request is from, and the language in which it wants to be answered. */
@RequestScoped
class CurrentCaller {

  private Caller caller;
  private Language language = Language.ES;

  void is(Caller bearer, Language spoken) {
    caller = bearer;
    language = spoken;
  }

  boolean isOperator() {
    return caller.isOperator();
  }

  /** The company; only behind {@link CompanyOnly}. */
  String companyId() {
    return caller.company().orElseThrow();
  }

  Language language() {
    return language;
  }
}

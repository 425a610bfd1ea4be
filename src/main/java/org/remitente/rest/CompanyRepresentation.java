package org.remitente.rest;

import org.remitente.company.Company;

/** A company in answers. */
record CompanyRepresentation(String id, String name, String language, String contact) {

  static CompanyRepresentation of(Company company) {
    return new CompanyRepresentation(
        company.id(), company.name(), company.language().tag(), company.contact());
  }
}

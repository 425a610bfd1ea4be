package org.remitente.company;

/** A company is about to be deleted with all its data; observers run in the same transaction. */
public record CompanyRemoval(String companyId) {}

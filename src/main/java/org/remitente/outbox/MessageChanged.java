package org.remitente.outbox;

/**
 * A message was accepted, or it or its copy stands elsewhere than before. The database tells more;
 * observed after success, only to wake up whoever shows it.
 */
public record MessageChanged(String companyId, String id) {}

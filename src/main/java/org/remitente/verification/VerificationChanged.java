package org.remitente.verification;

/**
 * A verification stands elsewhere than before: a stage began or ended, or it is over. The record
 * tells more; observed after success, only to wake up whoever shows it.
 */
public record VerificationChanged(String companyId, String id) {}

/**
 * From a failure to what a person must know: which field to look at, whether to wait, in words.
 *
 * <p>Pure, and the only classifier: verification, outbox and copies all ask {@link
 * org.remitente.diagnosis.DiagnosisCatalogue}. Must never connect to anything nor know an account.
 */
package org.remitente.diagnosis;

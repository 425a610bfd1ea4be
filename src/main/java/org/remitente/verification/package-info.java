/**
 * Verifications: settings tried for real, stage by stage, and stored only when they passed.
 *
 * <p>Door: {@link org.remitente.verification.Verifications}. {@code AccountVerifier} is plain and
 * does the work; {@code VerificationRunner} is the container's shell around it. Must never know
 * pages or REST.
 */
package org.remitente.verification;

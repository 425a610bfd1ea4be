/**
 * Verifications: settings tried for real, stage by stage, and stored only when they passed; where
 * they fail, what was proved to work in their place.
 *
 * <p>Door: {@link org.remitente.verification.Verifications}. {@code AccountVerifier} is plain and
 * does the work, {@code remedy} seeks what works instead; {@code VerificationRunner} is the
 * container's shell around them. Must never know pages or REST.
 */
package org.remitente.verification;

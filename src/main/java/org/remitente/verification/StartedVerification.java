package org.remitente.verification;

import java.util.concurrent.CompletionStage;

/**
 * A verification under way.
 *
 * @param id under which its row is found
 * @param outcome the final report, or the exception that kept its result from being stored;
 *     completes on the thread of the verification
 */
public record StartedVerification(String id, CompletionStage<VerificationReport> outcome) {}

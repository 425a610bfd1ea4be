package org.remitente.verification;

/**
 * A verification has ended on this node, whatever came of it; fired once that is written down and
 * outside of any transaction: for those who count, and must be quick.
 */
public record VerificationEnded(VerificationReport report) {}

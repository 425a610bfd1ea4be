package org.remitente.account;

/**
 * What a verification found out about an account.
 *
 * @param sentCopy who files copies
 * @param sentFolder full name of the Sent folder as people read it, or null where no copy is wanted
 * @param sizeLimit the largest whole message in bytes, or null where no server said
 */
public record LearnedFacts(SentCopyPolicy sentCopy, String sentFolder, Long sizeLimit) {}

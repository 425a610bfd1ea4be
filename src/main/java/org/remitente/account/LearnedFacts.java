package org.remitente.account;

import org.remitente.shared.EmailAddress;

/**
 * What a verification found out about an account.
 *
 * @param sentCopy who files copies
 * @param sentFolder full name of the Sent folder as people read it, or null where no copy is wanted
 * @param sizeLimit the largest whole message in bytes, or null where no server said
 * @param senderRewrittenTo the sender that recipients see where the provider puts another one than
 *     the account's, or null
 */
public record LearnedFacts(
    SentCopyPolicy sentCopy, String sentFolder, Long sizeLimit, EmailAddress senderRewrittenTo) {

  /** The same of a provider that leaves the sender as it is. */
  public LearnedFacts(SentCopyPolicy sentCopy, String sentFolder, Long sizeLimit) {
    this(sentCopy, sentFolder, sizeLimit, null);
  }
}

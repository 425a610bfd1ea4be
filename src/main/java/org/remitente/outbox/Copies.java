package org.remitente.outbox;

import org.remitente.account.SentCopyPolicy;

/** Where the copy of a message stands, by what its account does. */
public final class Copies {

  private Copies() {}

  /** Before the message is sent. */
  static CopyState promised(SentCopyPolicy policy) {
    return policy == SentCopyPolicy.OFF ? CopyState.OFF : CopyState.PENDING;
  }

  /** Once somebody accepted it. */
  public static CopyState afterSending(SentCopyPolicy policy) {
    return policy == SentCopyPolicy.PROVIDER_SAVES ? CopyState.PROVIDER : promised(policy);
  }
}

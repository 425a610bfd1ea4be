package org.remitente.checkup;

import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.RetryRule;

/**
 * What a look at an account found.
 *
 * @param sending how the way out fares
 * @param mailbox how the mailbox fares that files copies
 * @param endings what will end
 */
record Findings(Part sending, Part mailbox, NearEndings endings) {

  /** Nobody looked. */
  static final Part UNSEEN = new Part(false, null);

  /** It works. */
  static final Part WORKS = new Part(true, null);

  /**
   * One half of it.
   *
   * @param seen whether the look tells anything
   * @param failure why it does not work, or null
   */
  record Part(boolean seen, Diagnosis failure) {

    /**
     * A failure. A limit and a provider without tokens say nothing: they pass, and sending knows
     * how to wait for them.
     */
    static Part of(Diagnosis failure) {
      boolean tells = failure.reachedLimit().isEmpty() && !failure.isForWantOfAToken();
      return tells ? new Part(true, failure) : UNSEEN;
    }

    boolean works() {
      return seen && failure == null;
    }

    boolean fails() {
      return failure != null;
    }

    /** Whether the server has just refused: no other sign-in is spent. */
    boolean isRefused() {
      return fails() && failure.stopsAccount();
    }

    /** Whether a person must act, and no second look need prove that. */
    boolean isSettled() {
      return isRefused() && failure.retry() == RetryRule.NEVER;
    }
  }
}

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
  static final Part UNSEEN = new Part(false, null, false);

  /** Nobody looked, since the server has just refused somebody. */
  static final Part HELD_BACK = new Part(false, null, true);

  /** It works. */
  static final Part WORKS = new Part(true, null, false);

  /**
   * One half of it.
   *
   * @param seen whether the look tells anything
   * @param failure why it does not work, or null
   * @param heldBack whether the sign-in was spared
   */
  record Part(boolean seen, Diagnosis failure, boolean heldBack) {

    /**
     * A failure. A limit and a provider without tokens say nothing: they pass, and sending knows
     * how to wait for them.
     */
    static Part of(Diagnosis failure) {
      boolean tells = failure.reachedLimit().isEmpty() && !failure.isForWantOfAToken();
      return tells ? new Part(true, failure, false) : UNSEEN;
    }

    boolean works() {
      return seen && failure == null;
    }

    boolean fails() {
      return failure != null;
    }

    /** Whether the server has just refused: no other sign-in is spent. */
    boolean isRefused() {
      return heldBack || fails() && failure.stopsAccount();
    }

    /** Whether a person must act, and no second look need prove that. */
    boolean isSettled() {
      return fails() && isRefused() && failure.retry() == RetryRule.NEVER;
    }
  }
}

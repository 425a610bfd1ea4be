package org.remitente.work;

/** What a node grants to the work on one account: time, more hands, and word of what comes. */
public interface Turn {

  /** The node's name, which stands in the lease. */
  String node();

  /** Whether the account was taken over from somebody who did not give it back in order. */
  boolean takesOver();

  /**
   * Asked between two pieces of work: false where the node is about to stop, or where other
   * accounts wait for their turn and this one has had its share.
   */
  boolean goesOn();

  /**
   * Does more of the account's work at the same time, on another thread, where the node has hands
   * free that nobody else needs.
   *
   * @return false where it has none; then nothing was begun
   */
  boolean beside(Runnable more);

  /**
   * Waits a moment for more work of the account, so that a connection need not be opened anew for
   * it.
   *
   * @return whether some has come
   */
  boolean moreComes();
}

package org.remitente.notification;

/** What notices tell of: the keys of their texts. */
final class NoticeCause {

  static final String NEEDS_SIGN_IN = "needs-sign-in";
  static final String FAILING = "failing";

  /** The same where messages leave and their copies are in trouble. */
  static final String FAILING_MAILBOX = "failing-mailbox";

  static final String RECOVERED = "recovered";

  private NoticeCause() {}

  /**
   * The end of something.
   *
   * @param what its name in the contract
   */
  static String ending(String what) {
    return "ending-" + what;
  }
}

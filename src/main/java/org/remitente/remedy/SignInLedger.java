package org.remitente.remedy;

import java.util.Optional;

/**
 * What is remembered beyond one verification: how often wrong credentials went to a server lately.
 */
interface SignInLedger {

  /**
   * Notes a sign-in before it is tried.
   *
   * @param server the server's name in the ledger
   * @return under which id it is noted; empty where too many were wrong lately
   */
  Optional<String> begin(String server, String username);

  /** It was accepted: earlier wrong ones are forgiven. */
  void accepted(String server, String username);

  /** Nobody judged the credentials: it does not count. */
  void unjudged(String id);
}

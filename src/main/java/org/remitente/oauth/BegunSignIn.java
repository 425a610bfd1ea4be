package org.remitente.oauth;

import org.remitente.security.Secret;

/**
 * A sign-in that waits for a browser.
 *
 * @param id under which the company asks for it
 * @param ticket admits one browser, once and for ten minutes
 */
public record BegunSignIn(String id, Secret ticket) {

  /** Below which a ticket stands. */
  public static final String TICKETS = "/oauth/sign-in/";

  /**
   * What a browser opens to set out, below the context: for whoever asked only, since it admits
   * whoever opens it first.
   */
  public String path() {
    return TICKETS + ticket.reveal();
  }
}

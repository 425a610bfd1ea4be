package org.remitente.delivery;

import org.remitente.shared.RemitenteException;

/** Another node took the message over: this one must hand nothing over. */
final class ClaimLostException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  ClaimLostException() {
    super("The message is no longer this node's to send");
  }
}

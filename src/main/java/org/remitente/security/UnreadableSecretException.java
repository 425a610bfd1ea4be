package org.remitente.security;

import org.remitente.shared.RemitenteException;

/**
 * A stored secret that the configured keys cannot read. Deliberately without a cause: it says
 * nothing about the secret.
 */
public final class UnreadableSecretException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  UnreadableSecretException() {
    super("A stored secret cannot be read with the configured keys");
  }
}

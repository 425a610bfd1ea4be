package org.remitente.outbox;

import org.remitente.shared.RemitenteException;

/**
 * An idempotency key that was bound to one request came with another: a mistake of the client
 * ({@code 422}).
 */
public final class IdempotencyKeyReusedException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  IdempotencyKeyReusedException() {
    super("Idempotency key reused with other content");
  }
}

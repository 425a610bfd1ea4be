package org.remitente.verification;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Asked between the steps of a verification: nothing more is sent once somebody has cancelled it.
 */
final class Cancellation {

  private final BooleanSupplier cancelled;

  Cancellation(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /**
   * Ends the work where it was cancelled.
   *
   * @throws CancellationException if so
   */
  void check() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("verification cancelled");
    }
  }
}

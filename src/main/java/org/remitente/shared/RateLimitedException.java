package org.remitente.shared;

import java.time.Duration;

/** A company did something more often than it may. */
public final class RateLimitedException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter how long to wait until it is allowed again
   */
  public RateLimitedException(Duration retryAfter) {
    super("Rate limit reached");
    this.retryAfter = retryAfter;
  }

  /** How long to wait until it is allowed again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

package org.remitente.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class SteppedClock extends Clock {

  private final AtomicReference<Instant> now;

  /** Stands at this time. */
  public SteppedClock(String now) {
    this.now = new AtomicReference<>(Instant.parse(now));
  }

  /** Moves it. */
  public void advance(Duration length) {
    now.updateAndGet(instant -> instant.plus(length));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}

package org.remitente.network;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that looks after all open connections: a blocking write has no time limit of its own,
 * and a handshake can be fed byte by byte.
 */
final class Watchdog implements AutoCloseable {

  private static final Duration SLOWEST = Duration.ofMillis(500);
  private static final Duration FASTEST = Duration.ofMillis(20);
  private static final int LOOKS = 8;

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Watchdog::thread);

  Watchdog() {
    thread.setRemoveOnCancelPolicy(true);
    thread.setKeepAliveTime(30, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "remitente-connection-limits");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Looks again and again until the answer is cancelled.
   *
   * @param limit the shortest time that is to be kept; it is kept with an error of an eighth
   */
  Future<?> watch(Runnable look, Duration limit) {
    Duration pace = limit.dividedBy(LOOKS);
    pace = pace.compareTo(SLOWEST) > 0 ? SLOWEST : pace;
    pace = pace.compareTo(FASTEST) < 0 ? FASTEST : pace;
    return thread.scheduleWithFixedDelay(
        look, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

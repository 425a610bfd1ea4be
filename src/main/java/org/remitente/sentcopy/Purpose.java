package org.remitente.sentcopy;

import java.time.Duration;
import java.util.List;
import org.remitente.work.RetryPolicy;

/** What is wanted of the Sent folder for a message. */
public enum Purpose {
  /** That the copy of a sent message is in it. */
  FILE(
      new RetryPolicy(
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(6)),
          Duration.ofDays(7))),
  /**
   * To know whether the provider has put the copy of a doubtful message there. Providers may take
   * their time; what is not there in a day says nothing.
   */
  LOOK(
      new RetryPolicy(
          List.of(
              Duration.ofMinutes(2),
              Duration.ofMinutes(10),
              Duration.ofHours(1),
              Duration.ofHours(6)),
          Duration.ofDays(1)));

  private final RetryPolicy policy;

  Purpose(RetryPolicy policy) {
    this.policy = policy;
  }

  /** When it is tried again, and for how long. */
  RetryPolicy policy() {
    return policy;
  }
}

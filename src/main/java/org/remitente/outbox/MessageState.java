package org.remitente.outbox;

import java.util.Locale;
import java.util.Optional;

/** Where a message stands. */
public enum MessageState {
  /** Waits for its first attempt. */
  QUEUED,
  /** A node is sending it. */
  SENDING,
  /** No recipient is pending and at least one was accepted. */
  SENT,
  /** Met a temporary failure and will be tried again. */
  WAITING,
  /** Refused; needs a person. */
  REJECTED,
  /**
   * May have been handed over: the server was ready for the content and no final answer is known.
   * Never sent again by itself.
   */
  UNKNOWN,
  /** Cancelled by a person before anybody accepted it. */
  CANCELLED;

  /** Whether nothing more becomes of it, unless a person tries it again. */
  public boolean isFinished() {
    return this == SENT || this == REJECTED || this == CANCELLED;
  }

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with a name of the contract; empty for any other. */
  public static Optional<MessageState> ofTag(String tag) {
    for (MessageState state : values()) {
      if (state.tag().equals(tag)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}

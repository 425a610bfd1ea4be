package org.remitente.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.remitente.account.AccountHealth;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;

/** What can happen. */
public enum EventType {
  MESSAGE_SENT,
  MESSAGE_WAITING,
  MESSAGE_REJECTED,
  MESSAGE_UNKNOWN,
  MESSAGE_CANCELLED,
  /** A delivery report came back for a message that was sent. */
  MESSAGE_BOUNCED,
  MESSAGE_COPY_SAVED,
  MESSAGE_COPY_FAILED,
  ACCOUNT_NEEDS_SIGN_IN,
  ACCOUNT_FAILING,
  /** Something that the account needs will end. */
  ACCOUNT_ENDING,
  ACCOUNT_RECOVERED;

  /** The name in the contract, such as {@code message.copy-saved}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
  }

  /** Whether it happened to a message; else it did to an account. */
  public boolean isOfMessage() {
    return name().startsWith("MESSAGE_");
  }

  /** The type with a name of the contract; empty for any other. */
  public static Optional<EventType> ofTag(String tag) {
    return Arrays.stream(values()).filter(each -> each.tag().equals(tag)).findFirst();
  }

  /** What has happened to a message that stands so now; empty where nobody is told. */
  static Optional<EventType> of(MessageState state) {
    return switch (state) {
      case SENT -> Optional.of(MESSAGE_SENT);
      case WAITING -> Optional.of(MESSAGE_WAITING);
      case REJECTED -> Optional.of(MESSAGE_REJECTED);
      case UNKNOWN -> Optional.of(MESSAGE_UNKNOWN);
      case CANCELLED -> Optional.of(MESSAGE_CANCELLED);
      case QUEUED, SENDING -> Optional.empty();
    };
  }

  /** What has happened to a copy that stands so now; empty where nobody is told. */
  static Optional<EventType> of(CopyState state) {
    return switch (state) {
      case SAVED -> Optional.of(MESSAGE_COPY_SAVED);
      case FAILED -> Optional.of(MESSAGE_COPY_FAILED);
      case PENDING, PROVIDER, OFF -> Optional.empty();
    };
  }

  /**
   * What has happened to an account; empty where it fares as before.
   *
   * @param former null where it is new
   */
  static Optional<EventType> of(AccountHealth former, AccountHealth now) {
    if (former == null || former == now) {
      return Optional.empty();
    }
    return switch (now) {
      case NEEDS_SIGN_IN -> Optional.of(ACCOUNT_NEEDS_SIGN_IN);
      case FAILING -> Optional.of(ACCOUNT_FAILING);
      case OK ->
          former == AccountHealth.UNKNOWN ? Optional.empty() : Optional.of(ACCOUNT_RECOVERED);
      case UNKNOWN -> Optional.empty();
    };
  }

  /** Where a message stood when this happened; empty where this does not say. */
  public Optional<MessageState> messageState() {
    return Arrays.stream(MessageState.values())
        .filter(each -> of(each).filter(this::equals).isPresent())
        .findFirst();
  }

  /** Where a message's copy stood when this happened; empty where this does not say. */
  public Optional<CopyState> copyState() {
    return Arrays.stream(CopyState.values())
        .filter(each -> of(each).filter(this::equals).isPresent())
        .findFirst();
  }

  /** How an account fared when this happened; empty where this does not say. */
  public Optional<AccountHealth> health() {
    return switch (this) {
      case ACCOUNT_NEEDS_SIGN_IN -> Optional.of(AccountHealth.NEEDS_SIGN_IN);
      case ACCOUNT_FAILING -> Optional.of(AccountHealth.FAILING);
      case ACCOUNT_RECOVERED -> Optional.of(AccountHealth.OK);
      default -> Optional.empty();
    };
  }
}

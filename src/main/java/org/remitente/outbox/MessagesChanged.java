package org.remitente.outbox;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

/**
 * Messages were accepted, or they or their copies stand elsewhere than before. Fired in the
 * transaction that stores this: a synchronous observer keeps what must not be lost, one after
 * success only wakes somebody up.
 */
public record MessagesChanged(List<Change> messages) {

  /**
   * What has become of one message.
   *
   * @param state where it stands now, or null where that did not change
   * @param copy where its copy stands now, or null where that did not change by itself
   */
  public record Change(String companyId, String id, MessageState state, CopyState copy) {}

  public MessagesChanged {
    messages = List.copyOf(messages);
  }

  /** One message stands elsewhere. */
  static MessagesChanged to(OutboxMessage message) {
    return new MessagesChanged(List.of(change(message)));
  }

  /** The copy of a message stands elsewhere. */
  static MessagesChanged ofCopy(OutboxMessage message) {
    return new MessagesChanged(
        List.of(new Change(message.companyId(), message.id(), null, message.copyState())));
  }

  /** A message stands where it stood, and shows more. */
  static MessagesChanged shownOtherwise(String companyId, String id) {
    return new MessagesChanged(List.of(new Change(companyId, id, null, null)));
  }

  static Change change(OutboxMessage message) {
    return new Change(message.companyId(), message.id(), message.state(), null);
  }

  /** Whose messages they are. */
  public Set<String> companies() {
    return messages.stream().map(Change::companyId).collect(toSet());
  }
}

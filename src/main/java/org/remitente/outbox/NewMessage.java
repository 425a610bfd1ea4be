package org.remitente.outbox;

import java.util.List;

/**
 * A message that is to be stored.
 *
 * @param key the client's name for the request, or null
 * @param pieces its content, or as much of it as is known
 * @param warnings what its sender is told; grows while it is stored
 */
public record NewMessage(
    OutboxMessage message,
    IdempotencyKey key,
    List<MessageRecipient> recipients,
    List<byte[]> pieces,
    List<MessageWarning> warnings) {

  MessageStatus shown() {
    return message.shown(
        recipients.stream().map(each -> each.shown(null)).toList(),
        List.of(),
        warnings.stream().map(MessageWarning::shown).toList());
  }
}

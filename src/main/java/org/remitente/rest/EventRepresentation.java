package org.remitente.rest;

import jakarta.json.JsonValue;
import java.time.OffsetDateTime;

/**
 * Something that happened, as listeners are told of it.
 *
 * @param type such as {@code message.sent}
 * @param timestamp when it happened
 * @param data to what
 */
record EventRepresentation(String type, OffsetDateTime timestamp, JsonValue data) {

  /** It happened to a message. */
  record OfMessage(MessageRepresentation message) {}

  /** It happened to an account. */
  record OfAccount(AccountRepresentation account) {}

  /** Something that an account needs will end, or was mended before. */
  record OfEnding(AccountRepresentation account, Ending ending) {}

  /** What will end, and when; or what would have, and is mended. */
  record Ending(String cause, OffsetDateTime at) {}
}

package org.remitente.outbox;

import java.time.OffsetDateTime;
import org.remitente.account.MailAccount;
import org.remitente.mime.MessageDraft;

/**
 * A message to accept.
 *
 * @param account the account that it leaves by
 * @param draft what it is composed of; sender, Message-ID and date are fixed
 * @param document the document that it carries
 * @param language tag of the language that it speaks
 * @param notBefore when it may leave at the earliest, or null for at once
 * @param idempotencyKey the client's name for the request, or null
 */
public record OutgoingMessage(
    MailAccount account,
    MessageDraft draft,
    DocumentReference document,
    String language,
    OffsetDateTime notBefore,
    IdempotencyKey idempotencyKey) {}

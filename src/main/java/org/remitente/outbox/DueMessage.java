package org.remitente.outbox;

import org.remitente.mail.Envelope;
import org.remitente.mail.MessageContent;

/**
 * A message that a node has begun to send.
 *
 * @param attempt names this attempt
 * @param envelope its sender and the recipients that are still pending
 * @param partly whether somebody has it already
 * @param content the message for a server that gets the envelope
 * @param withBcc the same with its Bcc field, for one that gets none; the same where it has no
 *     blind recipients
 */
public record DueMessage(
    String companyId,
    String id,
    String attempt,
    Envelope envelope,
    boolean partly,
    MessageContent content,
    MessageContent withBcc) {}

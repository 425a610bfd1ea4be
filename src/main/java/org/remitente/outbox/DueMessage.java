package org.remitente.outbox;

import org.remitente.mail.Envelope;
import org.remitente.mail.MessageContent;

/**
 * A message that a node has begun to send.
 *
 * @param attempt names this attempt
 * @param envelope its sender and the recipients that are still pending
 */
public record DueMessage(
    String companyId, String id, String attempt, Envelope envelope, MessageContent content) {}

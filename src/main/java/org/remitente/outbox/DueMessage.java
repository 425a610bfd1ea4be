package org.remitente.outbox;

import org.remitente.mail.Envelope;
import org.remitente.mail.MessageContent;

/**
 * A message that a node has begun to send.
 *
 * @param envelope its sender and the recipients that are still pending
 */
public record DueMessage(String companyId, String id, Envelope envelope, MessageContent content) {}

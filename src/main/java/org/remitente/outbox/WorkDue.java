package org.remitente.outbox;

/**
 * Work has become due. Observed after success, only to wake somebody up: the work itself stands in
 * the database.
 */
public record WorkDue(WorkKind kind) {}

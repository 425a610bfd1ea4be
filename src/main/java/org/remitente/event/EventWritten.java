package org.remitente.event;

/** Something was written to the log; observed after success, only to have it numbered soon. */
public record EventWritten() {}

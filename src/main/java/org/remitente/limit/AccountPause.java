package org.remitente.limit;

import java.time.Duration;
import org.remitente.diagnosis.ReachedLimit;

/**
 * What a refusal for a limit means for its account. Its messages stay queued and do not age.
 *
 * @param reached which limit
 * @param length how long nothing is sent over the account; zero where its other connections go on,
 *     or a new one does
 * @param refusals how many there have been in a row without a message that left between them; 0
 *     where the account need not wait
 */
public record AccountPause(ReachedLimit reached, Duration length, int refusals) {}

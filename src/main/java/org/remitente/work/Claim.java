package org.remitente.work;

/**
 * A claim that was just made.
 *
 * @param account what was claimed
 * @param takenOver whether somebody held it before and did not give it back in order: something may
 *     have been left half done
 */
public record Claim(ClaimedAccount account, boolean takenOver) {}

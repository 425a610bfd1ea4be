package org.remitente.company;

import org.remitente.security.Secret;

/**
 * A key that was just made: the one moment at which the key itself can be seen.
 *
 * @param key the bearer token
 */
public record NewApiKey(String id, String label, Secret key) {}

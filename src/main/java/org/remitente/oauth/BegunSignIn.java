package org.remitente.oauth;

import org.remitente.security.Secret;

/**
 * A sign-in that waits for a browser.
 *
 * @param id under which the company asks for it
 * @param ticket admits one browser, once and for ten minutes
 */
public record BegunSignIn(String id, Secret ticket) {}

package org.remitente.oauth;

import java.net.URI;
import org.remitente.security.Secret;

/**
 * A sign-in that a browser has opened.
 *
 * @param id names the browser's mark
 * @param mark what the browser must bring when it returns
 * @param provider where it goes
 */
public record OpenedSignIn(String id, Secret mark, URI provider) {}

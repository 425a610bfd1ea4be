package org.remitente.company;

import java.time.OffsetDateTime;
import org.remitente.security.Secret;

/**
 * A link that opens a company's preferences page without a password, once.
 *
 * @param token what stands in the link; whoever has it is let in
 * @param expiresAt when it ends
 */
public record PreferencesLink(Secret token, OffsetDateTime expiresAt) {}

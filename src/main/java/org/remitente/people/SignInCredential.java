package org.remitente.people;

import jakarta.security.enterprise.credential.Credential;
import org.remitente.security.Secret;
import org.remitente.shared.Language;

/**
 * What somebody typed to come in.
 *
 * @param language the language in which the pages spoke and will speak
 */
public record SignInCredential(String username, Secret password, Language language)
    implements Credential {}

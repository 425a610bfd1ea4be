/**
 * Secrets: how they are carried without being shown, encrypted at rest, and compared.
 *
 * <p>Door: {@link org.remitente.security.Secret}, {@link org.remitente.security.CredentialCipher},
 * {@link org.remitente.security.TokenHash}. Knows no feature.
 */
package org.remitente.security;

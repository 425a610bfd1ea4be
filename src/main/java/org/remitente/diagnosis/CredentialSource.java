package org.remitente.diagnosis;

/**
 * Whose user name and password IMAP signs in with: decides which fields are marked when it is
 * refused.
 */
public enum CredentialSource {
  /** Those of SMTP. */
  SMTP,
  /** Its own. */
  OWN
}

package org.remitente.mail;

/**
 * What a server tells about itself while one connects.
 *
 * @param greeting its greeting on one line, made safe as in {@link ServerReply}
 * @param sizeLimit the largest message that it takes, in bytes (RFC 1870), or null where it does
 *     not say; mailboxes tell theirs folder by folder
 * @param certificate how long the certificate holds with which it proved its name, or null over a
 *     connection in clear text
 */
public record ServerFacts(String greeting, Long sizeLimit, CertificateTerm certificate) {

  /** What is known where nobody looked at a certificate. */
  public ServerFacts(String greeting, Long sizeLimit) {
    this(greeting, sizeLimit, null);
  }
}

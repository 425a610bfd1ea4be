package org.remitente.mail;

import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * For how long a server's certificate holds, as it says itself.
 *
 * @param from since when
 * @param until after that nobody trusts it
 */
public record CertificateTerm(OffsetDateTime from, OffsetDateTime until) {

  static CertificateTerm of(X509Certificate certificate) {
    return new CertificateTerm(
        certificate.getNotBefore().toInstant().atOffset(ZoneOffset.UTC),
        certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC));
  }
}

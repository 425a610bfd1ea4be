package org.remitente.network;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Tells a chain that lacks a certificate in the middle from one that nobody vouches for: it breaks
 * off, and yet its first certificate was issued by one of the authorities that all trust.
 */
final class ChainGap {

  private static final String POLICIES = "2.5.29.32";
  private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  /** 2.23.140.1: how it was validated, in the terms of the CA/Browser Forum. */
  private static final String PUBLIC_POLICY = "67810c01";

  private ChainGap() {}

  /**
   * @param chain as the server sent it, its own certificate first
   * @param authorities those that are trusted
   */
  static boolean isIn(X509Certificate[] chain, X509Certificate[] authorities) {
    X509Certificate last = chain[chain.length - 1];
    boolean breaksOff = !last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    return breaksOff && (isPublic(chain[0]) || isOfTheHouse(last, authorities));
  }

  /** It stands in the public logs (RFC 6962), or its policy says that it could. */
  private static boolean isPublic(X509Certificate certificate) {
    byte[] policies = certificate.getExtensionValue(POLICIES);
    return certificate.getExtensionValue(TIMESTAMPS) != null
        || policies != null && HexFormat.of().formatHex(policies).contains(PUBLIC_POLICY);
  }

  /** The missing issuer is of an organization that is trusted. */
  private static boolean isOfTheHouse(X509Certificate last, X509Certificate[] authorities) {
    Optional<String> issuer = organization(last.getIssuerX500Principal().getName());
    return issuer.isPresent()
        && Stream.of(authorities)
            .map(each -> organization(each.getSubjectX500Principal().getName()))
            .anyMatch(issuer::equals);
  }

  private static Optional<String> organization(String distinguished) {
    try {
      return new LdapName(distinguished)
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("O"))
              .map(Rdn::getValue)
              .map(String::valueOf)
              .findFirst();
    } catch (InvalidNameException unreadable) {
      return Optional.empty();
    }
  }
}

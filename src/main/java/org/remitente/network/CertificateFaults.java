package org.remitente.network;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.remitente.network.NetworkFailure.Kind;

/**
 * Why a chain of certificates was refused. Of several faults the first of these is told: out of
 * date, not trusted, for other names; a new certificate for the right name is no help while nobody
 * vouches for it.
 */
final class CertificateFaults {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final int MAX_NAMES = 20;
  private static final int MAX_LENGTH = 200;

  private CertificateFaults() {}

  /**
   * @param trusted whether the chain leads to a trusted authority, its names left aside
   * @param authorities those that are trusted
   */
  static NetworkFailure of(
      X509Certificate[] chain, boolean trusted, X509Certificate[] authorities) {
    for (X509Certificate certificate : chain) {
      try {
        certificate.checkValidity();
      } catch (CertificateExpiredException e) {
        return new NetworkFailure(Kind.EXPIRED, Map.of("until", day(certificate.getNotAfter())));
      } catch (CertificateNotYetValidException e) {
        return new NetworkFailure(
            Kind.NOT_YET_VALID, Map.of("from", day(certificate.getNotBefore())));
      }
    }
    X509Certificate own = chain[0];
    return trusted
        ? new NetworkFailure(Kind.NAME, Map.of("names", names(own)))
        : new NetworkFailure(
            isSelfSigned(own) ? Kind.SELF_SIGNED : Kind.UNTRUSTED, untrusted(chain, authorities));
  }

  private static Map<String, String> untrusted(
      X509Certificate[] chain, X509Certificate[] authorities) {
    Map<String, String> facts = new HashMap<>();
    facts.put("issuer", issuer(chain[0]));
    facts.put("fingerprint", fingerprint(chain[0]));
    if (ChainGap.isIn(chain, authorities)) {
      facts.put("chain", "incomplete");
    }
    return facts;
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static String day(Date date) {
    return date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
        int type = (Integer) name.get(0);
        if (type == DNS_NAME || type == IP_ADDRESS) {
          names.add(printable(String.valueOf(name.get(1))));
        }
      }
    } catch (CertificateParsingException unreadable) {
      names.clear();
    }
    if (names.isEmpty()) {
      names.add(commonName(certificate.getSubjectX500Principal().getName()));
    }
    return names.stream().distinct().limit(MAX_NAMES).collect(Collectors.joining(", "));
  }

  private static String issuer(X509Certificate certificate) {
    return commonName(certificate.getIssuerX500Principal().getName());
  }

  private static String commonName(String distinguished) {
    try {
      for (Rdn part : new LdapName(distinguished).getRdns()) {
        if ("CN".equalsIgnoreCase(part.getType())) {
          return printable(String.valueOf(part.getValue()));
        }
      }
    } catch (InvalidNameException unreadable) {
      return printable(distinguished);
    }
    return printable(distinguished);
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate without a fingerprint", e);
    }
  }

  /** Whoever made the certificate chose these texts. */
  private static String printable(String text) {
    String clean = text.replaceAll("[^\\p{L}\\p{N} .:*@()_+/-]", " ").strip();
    return clean.length() > MAX_LENGTH ? clean.substring(0, MAX_LENGTH) : clean;
  }
}

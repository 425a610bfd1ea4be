package org.remitente.provider;

/**
 * What a domain publishes about who sends in its name, seen from one server that is to send for it.
 *
 * @param spf whether its SPF record (RFC 7208) names that server's provider
 * @param signed whether it holds a DKIM key (RFC 6376) under a name that the provider uses; false
 *     also where none is known
 * @param dmarc what receivers are asked to do with mail that neither vouches for (RFC 7489)
 */
public record DomainPolicy(Spf spf, boolean signed, Dmarc dmarc) {

  /** Nothing could be asked. */
  public static final DomainPolicy UNKNOWN = new DomainPolicy(Spf.UNKNOWN, false, Dmarc.UNKNOWN);

  /** What the SPF record says, with those that it includes or leads on to. */
  public enum Spf {
    /** There is none. */
    MISSING,
    /** It names the provider. */
    NAMES_PROVIDER,
    /** It does not name the provider. */
    NAMES_OTHERS,
    /** There are several, which counts as an error (RFC 7208 section 4.5). */
    SEVERAL,
    /** No answer now. */
    UNKNOWN
  }

  /** What is asked for. */
  public enum Dmarc {
    /** Nothing is published. */
    MISSING,
    /** Nothing is to be done. */
    NONE,
    /** Such mail is suspicious. */
    QUARANTINE,
    /** Such mail is refused. */
    REJECT,
    /** No answer now. */
    UNKNOWN
  }
}

package org.remitente.remedy;

import org.remitente.mail.ServerEndpoint;

/** A server that is tried in the place of one that failed. */
record Candidate(ServerEndpoint endpoint, Origin origin) {

  /** Where it comes from, and so what it may be told. */
  enum Origin {
    /** The host that was typed, at another port or with another encryption. */
    SAME_HOST,
    /**
     * A name in the certificate. Whoever stands in between can show a certificate of a domain of
     * his own: it gets no password before a person has read its name.
     */
    CERTIFICATE,
    /** A host that is known to be the provider's. */
    PROPOSED
  }

  /** Whether a password may be sent there unasked, once its certificate is verified. */
  boolean mayHearPassword() {
    return origin != Origin.CERTIFICATE;
  }
}

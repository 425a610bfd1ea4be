package org.remitente.network;

import java.io.IOException;
import java.util.Map;

/**
 * Why a place could not be reached, or why a connection to it ended. Its message and facts never
 * quote what passed over the connection.
 */
public final class NetworkFailure extends IOException {

  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The name does not exist. */
    UNKNOWN_HOST,
    /** The name exists and leads to no address. */
    NO_ADDRESS,
    /** The look-up gave no answer now. */
    LOOKUP_FAILED,
    /** At least one address of the name must not be reached. */
    FORBIDDEN,
    /** The port is none that may be reached; fact {@code ports}. */
    PORT_FORBIDDEN,
    /** Nobody listens. */
    REFUSED,
    /** No answer to the attempt to connect. */
    TIMED_OUT,
    /** No route. */
    UNREACHABLE,
    /** Closed or reset by the other side. */
    LOST,
    /**
     * The connection stands, and nothing came, or nothing was taken, in time; fact {@code heard}
     * where something had come before.
     */
    SILENCE,
    /** What was said is longer than allowed. */
    TOO_MUCH,
    /** The handshake was answered with something that is not TLS. */
    NOT_TLS,
    /** The certificate has expired; fact {@code until}. */
    EXPIRED,
    /** The certificate is not valid yet; fact {@code from}. */
    NOT_YET_VALID,
    /** The certificate is signed by itself; facts {@code issuer}, {@code fingerprint}. */
    SELF_SIGNED,
    /** The certificate leads to no trusted authority; facts {@code issuer}, {@code fingerprint}. */
    UNTRUSTED,
    /** The certificate is for other names; fact {@code names}. */
    NAME,
    /** The handshake failed for another reason. */
    HANDSHAKE
  }

  private final Kind kind;
  private final transient Map<String, String> facts;

  NetworkFailure(Kind kind) {
    this(kind, Map.of());
  }

  NetworkFailure(Kind kind, Map<String, String> facts) {
    super(kind.name());
    this.kind = kind;
    this.facts = Map.copyOf(facts);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Details that are safe to show. */
  public Map<String, String> facts() {
    return facts;
  }
}

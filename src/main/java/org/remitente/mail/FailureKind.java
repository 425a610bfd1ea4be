package org.remitente.mail;

/** What went wrong, seen from our side of the wire; what it means is for the diagnosis to say. */
public enum FailureKind {
  /** The name does not exist (NXDOMAIN). */
  UNKNOWN_HOST,
  /** The name exists but leads to no address. */
  NO_ADDRESS,
  /** The name could not be looked up now. */
  LOOKUP_FAILED,
  /** An address that must not be reached. */
  ADDRESS_FORBIDDEN,
  /** Nobody listens at the port. */
  CONNECTION_REFUSED,
  /** No answer to the attempt to connect. */
  CONNECT_TIMEOUT,
  /** No route to the host or network. */
  UNREACHABLE,
  /** The server closed or reset the connection in the middle. */
  CONNECTION_LOST,
  /** The connection stands but the server stays silent; fact {@code heard} where it had begun. */
  SILENCE,
  /** The server answered the TLS handshake with something that is not TLS. */
  NOT_TLS,
  /** No common TLS version or cipher, or the handshake failed for another reason. */
  HANDSHAKE_FAILED,
  /** The certificate has expired; fact {@code until}. */
  CERTIFICATE_EXPIRED,
  /** The certificate is not valid yet; fact {@code from}. */
  CERTIFICATE_NOT_YET_VALID,
  /** The server made its certificate itself; facts {@code issuer}, {@code fingerprint}. */
  CERTIFICATE_SELF_SIGNED,
  /**
   * Nobody we trust vouches for the certificate; facts {@code issuer}, {@code fingerprint}, and
   * {@code chain} with the value {@code incomplete} where one in the middle was not sent.
   */
  CERTIFICATE_UNTRUSTED,
  /** The certificate is for other names; fact {@code names}. */
  CERTIFICATE_NAME,
  /** STARTTLS is required but not offered. */
  STARTTLS_NOT_OFFERED,
  /** Credentials are given but the server offers no sign-in, or forbids it (LOGINDISABLED). */
  SIGN_IN_NOT_OFFERED,
  /** The server offers a sign-in, but no mechanism that we share. */
  MECHANISM_NOT_OFFERED,
  /** A token was to go over a connection without encryption: nothing was connected to. */
  TOKEN_IN_CLEAR,
  /** The message is larger than the provider takes; nothing was sent; fact {@code limit}, bytes. */
  TOO_LARGE,
  /** We held the credentials back: too many wrong ones went there lately. */
  HELD_BACK,
  /** IMAP PREAUTH: signed in without a sign-in, so that nothing is proved. */
  ALREADY_SIGNED_IN,
  /** What answers is not this protocol; fact {@code protocol} where it is a known one. */
  OTHER_PROTOCOL,
  /** An answer that is longer than any sane server's, or that breaks the protocol. */
  PROTOCOL_BROKEN,
  /** The server answered, and the answer is no. */
  REFUSED,
  /** The folder that the user named is not there; fact {@code folders}. */
  FOLDER_MISSING,
  /** The server said that it filed the message, but it is not there. */
  NOT_KEPT,
  /** A fault of our own. */
  INTERNAL
}

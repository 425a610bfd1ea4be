package org.remitente.diagnosis;

import java.util.Locale;

/**
 * What is used up where a server says that an account sends too much. It is the account that waits
 * then, and not the one message that met it.
 */
public enum ReachedLimit {
  /** Messages of one connection: over another one it goes on at once. */
  CONNECTION,
  /** Connections at once: those that stand serve on. */
  CONNECTIONS,
  /** Attempts to sign in, whatever the password. */
  SIGN_INS,
  /** Messages in a short time. */
  RATE,
  /** Messages in an hour. */
  HOUR,
  /** Messages in a day. */
  DAY,
  /** Messages, in a time that nobody named. */
  UNSAID;

  /** The name under which a diagnosis keeps it, such as {@code hour}. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.remitente.diagnosis;

/**
 * What a situation means for an account that has already passed a verification: its settings were
 * right once, so that much which is a verdict at set-up is an outage here.
 */
enum OnProvenAccount {
  /** An outage or a limit: wait and try again. */
  WAIT,
  /** Nothing more will get through until a person acts: hold the account's messages. */
  STOP,
  /** It concerns this one message, or cannot happen to a proven account. */
  NEITHER
}

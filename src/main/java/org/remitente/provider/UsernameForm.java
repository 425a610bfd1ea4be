package org.remitente.provider;

/** What a provider takes for a user name. */
public enum UsernameForm {
  /** The whole address. */
  ADDRESS,
  /** What stands before the at sign. */
  LOCAL_PART
}

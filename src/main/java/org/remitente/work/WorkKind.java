package org.remitente.work;

/** What can be due for an account. */
public enum WorkKind {
  /** Messages to submit. */
  SEND,
  /** Copies to file, or to look for. */
  COPY,
  /** A look whether the account still works. */
  CHECK
}

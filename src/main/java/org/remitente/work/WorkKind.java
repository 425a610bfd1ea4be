package org.remitente.work;

import java.util.List;

/** What can be due for an account, or for a webhook. */
public enum WorkKind {
  /** Messages to submit. */
  SEND,
  /** Copies to file, or to look for. */
  COPY,
  /** A look whether the account still works. */
  CHECK,
  /** Events to tell a webhook, whose id stands in the place of the account's. */
  HOOK;

  /** What can be due for an account. */
  public static final List<WorkKind> OF_ACCOUNTS = List.of(SEND, COPY, CHECK);
}

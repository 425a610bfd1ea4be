package org.remitente.work;

import java.util.List;

/** What can be due for an account, or for a webhook. */
public enum WorkKind {
  /** Messages to submit. */
  SEND,
  /** Copies to file, or to look for. */
  COPY,
  /** A look for reports of messages that came back. */
  BOUNCE,
  /** A look whether the account still works. */
  CHECK,
  /** Events to tell a webhook, whose id stands in the place of the account's. */
  HOOK;

  /** What can be due for an account; what comes first goes before what comes later. */
  public static final List<WorkKind> OF_ACCOUNTS = List.of(SEND, COPY, BOUNCE, CHECK);

  /** Whether somebody waits for it; looks at an account have hours. */
  boolean isAwaited() {
    return this != BOUNCE && this != CHECK;
  }

  /**
   * What goes before it at an account. Nothing waits for what stands behind it, so that no two wait
   * for each other.
   */
  List<WorkKind> before() {
    return OF_ACCOUNTS.subList(0, OF_ACCOUNTS.indexOf(this));
  }
}

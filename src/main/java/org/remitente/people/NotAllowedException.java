package org.remitente.people;

import org.remitente.shared.RemitenteException;

/** Somebody wants to do what only an administrator of the company may. */
public final class NotAllowedException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  /** Says no more than that. */
  public NotAllowedException() {
    super("Only for administrators");
  }
}

package org.remitente.shared;

/** What was asked for is not there, or belongs to another company: the two are never told apart. */
public final class NotFoundException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what the kind of thing that is missing, such as {@code "account"}; for logs, never shown
   */
  public NotFoundException(String what) {
    super("No such " + what);
  }
}

package org.remitente.shared;

/**
 * Root of everything that the product throws by itself: misuse and absence, never what a mail
 * server answered. Listed once in {@code ejb-jar.xml}, so that it passes an EJB unwrapped and rolls
 * the transaction back.
 */
public abstract class RemitenteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param message what went wrong, without any secret
   */
  protected RemitenteException(String message) {
    super(message);
  }

  /**
   * Makes an exception with its cause.
   *
   * @param message what went wrong, without any secret
   * @param cause what led to it
   */
  protected RemitenteException(String message, Throwable cause) {
    super(message, cause);
  }
}

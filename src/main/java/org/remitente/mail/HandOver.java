package org.remitente.mail;

import java.io.IOException;

/**
 * Told when the server is ready for the content (354): from here on the message may have been
 * handed over.
 */
@FunctionalInterface
public interface HandOver {

  /** Marks nothing. */
  HandOver UNMARKED = () -> {};

  /**
   * Sets the mark.
   *
   * @throws IOException where it cannot be set; then not one byte of the content is handed over
   */
  void begins() throws IOException;
}

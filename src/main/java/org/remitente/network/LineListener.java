package org.remitente.network;

import java.io.IOException;

/**
 * Hears the lines of a dialogue as they pass, decrypted, on the thread that does the work. It may
 * throw: the connection then fails for whoever speaks on it.
 */
public interface LineListener {

  /** Hears nothing. */
  LineListener NONE = new LineListener() {};

  /**
   * A whole line came.
   *
   * @param line without its line end, one character for each byte
   */
  default void received(String line) throws IOException {}

  /**
   * A whole line goes out; it may hold a password.
   *
   * @param line its beginning, without its line end, one character for each byte
   */
  default void sent(String line) throws IOException {}

  /** The handshake of STARTTLS is about to begin. */
  default void encrypting() throws IOException {}

  /** The handshake of STARTTLS is done. */
  default void encrypted() throws IOException {}
}

package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Postfix and Dovecot together, as a small company has them, on free ports of 127.0.0.1 with a
 * certificate of the {@link TestAuthority}. Tests that start one carry {@link NeedsRealServers}. It
 * ends with {@link #close()}, or else with the JVM.
 *
 * <pre>{@code
 * try (MailSystem mail = MailSystem.setup()
 *     .user("facturas@acme.test", "secret", "caja@acme.test")
 *     .user("compras@cliente.test", "other").start()) {
 *   …
 *   mail.messages("compras@cliente.test", "INBOX");
 * }
 * }</pre>
 */
public final class MailSystem implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(MailSystem.class.getName());

  private final DovecotServer dovecot;
  private final PostfixServer postfix;
  private final Thread lastResort = new Thread(this::closeBoth, "end-of-mail-system");

  private MailSystem(DovecotServer dovecot, PostfixServer postfix) {
    this.dovecot = dovecot;
    this.postfix = postfix;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** A set-up without users. */
  public static MailSystemSetup setup() {
    return new MailSystemSetup();
  }

  static MailSystem start(MailSystemSetup setup) {
    try {
      DovecotServer dovecot = DovecotServer.start(setup);
      try {
        return new MailSystem(dovecot, PostfixServer.start(setup, dovecot));
      } catch (IOException | RuntimeException e) {
        dovecot.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The mail system did not start", e);
    }
  }

  /** The server that files. */
  public DovecotServer dovecot() {
    return dovecot;
  }

  /** The server that sends. */
  public PostfixServer postfix() {
    return postfix;
  }

  /** The messages of a user's folder as they lie there; see {@link DovecotServer#messages}. */
  public List<byte[]> messages(String address, String folder) {
    try {
      return dovecot.messages(address, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of these messages; see {@link DovecotServer#files}. */
  public List<Path> files(String address, String folder) {
    try {
      return dovecot.files(address, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops both servers and removes their files. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    closeBoth();
  }

  private void closeBoth() {
    try (dovecot;
        postfix) {
      LOG.fine("Stopping Postfix and Dovecot");
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The mail system left something behind", e);
    }
  }
}

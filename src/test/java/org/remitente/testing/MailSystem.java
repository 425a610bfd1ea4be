package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * Postfix and Dovecot together, as a small company has them, on ports of this machine with a
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

  private final MailPlace place;
  private final DovecotServer dovecot;
  private final PostfixServer postfix;
  private final Lifetime lifetime;

  private MailSystem(MailPlace place, DovecotServer dovecot, PostfixServer postfix) {
    this.place = place;
    this.dovecot = dovecot;
    this.postfix = postfix;
    this.lifetime = new Lifetime(postfix::close, dovecot::close);
  }

  /** A set-up without users. */
  public static MailSystemSetup setup() {
    return new MailSystemSetup();
  }

  static MailSystem start(MailSystemSetup setup) {
    try {
      MailPlace place = setup.place();
      DovecotServer dovecot = DovecotServer.start(setup, place);
      try {
        return new MailSystem(place, dovecot, PostfixServer.start(setup, place, dovecot));
      } catch (IOException | RuntimeException e) {
        dovecot.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The mail system did not start", e);
    }
  }

  /** The address of this machine at which both listen. */
  public InetAddress address() {
    return place.inetAddress();
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
    lifetime.close();
  }
}

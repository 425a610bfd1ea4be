package org.remitente.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for a mail provider: at the ports of its servers on an address of this machine, with
 * certificates for their names, to which the running product is led as long as it is open. Needs
 * {@link NeedsMailPorts}.
 */
public final class ProviderStandIn implements AutoCloseable {

  private final InetAddress address =
      Loopback.unused().orElseThrow(() -> new IllegalStateException("no port 465 and 993"));
  private final Mailboxes mailboxes;
  private final List<Runnable> ends = new ArrayList<>();

  /** A provider for the users of these mailboxes, without servers yet. */
  public ProviderStandIn(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  /** Opens its server for sending, TLS at 465. */
  public ScriptedSmtpServer smtp(String name) {
    ScriptedSmtpServer server = new ScriptedSmtpServer(at(Loopback.SUBMISSIONS), mailboxes);
    return opened(name, server).implicitTls(TestAuthority.shared().forNames(name));
  }

  /**
   * Opens its server for mailboxes, TLS at 993. By its greeting nobody waits for a copy that it
   * might keep.
   */
  public ScriptedImapServer imap(String name) {
    ScriptedImapServer server = new ScriptedImapServer(at(Loopback.IMAPS), mailboxes);
    return opened(name, server)
        .on("CONNECT", "* OK Dovecot ready.")
        .implicitTls(TestAuthority.shared().forNames(name));
  }

  /** Opens one more server for sending at any port, without encryption as yet. */
  public ScriptedSmtpServer smtpAtAnyPort(String name) {
    return opened(name, new ScriptedSmtpServer(at(0), mailboxes));
  }

  private InetSocketAddress at(int port) {
    return new InetSocketAddress(address, port);
  }

  private <S extends ScriptedServer<S>> S opened(String name, S server) {
    RunningProduct.names().lead(name, address);
    ends.add(server::close);
    ends.add(() -> RunningProduct.names().forget(name));
    return server;
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
  }
}

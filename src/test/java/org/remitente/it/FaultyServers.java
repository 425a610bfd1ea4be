package org.remitente.it;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.Ports;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;

/** Servers made for one fault; they end with it. */
final class FaultyServers implements AutoCloseable {

  private final Mailboxes mailboxes;
  private final List<ScriptedServer<?>> servers = new ArrayList<>();
  private final Deque<Closeable> open = new ArrayDeque<>();

  FaultyServers(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  TestAuthority authority() {
    return TestAuthority.shared();
  }

  /** A submission server without encryption as yet; its greeting makes nobody wait for a copy. */
  ScriptedSmtpServer plainSmtp() {
    return made(new ScriptedSmtpServer(mailboxes)).on("CONNECT", "220 mail.test ESMTP Postfix");
  }

  ScriptedSmtpServer smtp() {
    return smtp(authority().forLocalhost());
  }

  ScriptedSmtpServer smtp(TestCertificate certificate) {
    return plainSmtp().startTls(certificate);
  }

  ScriptedImapServer imap() {
    return imap(mailboxes, authority().forLocalhost());
  }

  ScriptedImapServer imap(TestCertificate certificate) {
    return imap(mailboxes, certificate);
  }

  /** An IMAP server with a mail of its own. */
  ScriptedImapServer imap(Mailboxes own) {
    return imap(own, authority().forLocalhost());
  }

  private ScriptedImapServer imap(Mailboxes own, TestCertificate certificate) {
    return made(new ScriptedImapServer(own))
        .on("CONNECT", "* OK Dovecot ready.")
        .implicitTls(certificate);
  }

  int silentPort() {
    return held(Ports.silentPort());
  }

  int unreachablePort() {
    return held(Ports.unreachablePort());
  }

  private int held(Ports.Held port) {
    open.push(port::close);
    return port.port();
  }

  private <S extends ScriptedServer<S>> S made(S server) {
    servers.add(server);
    open.push(server::close);
    return server;
  }

  /** Whatever was said to the servers before it was encrypted. */
  List<String> heardInClear() {
    return servers.stream().flatMap(server -> server.receivedInClear().stream()).toList();
  }

  /** Whatever was said to the servers. */
  List<String> heard() {
    return servers.stream().flatMap(server -> server.received().stream()).toList();
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}

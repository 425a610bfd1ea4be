package org.remitente.mail;

import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.failureOf;

import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** A scripted server, and ways to it. */
final class SmtpRig implements AutoCloseable {

  final ScriptedSmtpServer server = new ScriptedSmtpServer(USER, PASSWORD);

  /** To the server, which is encrypted as the way is. */
  MailTransport transport(ConnectionSecurity security) {
    return transport(security, PATIENCE);
  }

  /** To the server, which is encrypted as the way is. */
  MailTransport transport(ConnectionSecurity security, Patience patience) {
    if (security == ConnectionSecurity.TLS) {
      server.implicitTls(TestAuthority.shared().forLocalhost());
    } else if (security == ConnectionSecurity.STARTTLS) {
      server.startTls(TestAuthority.shared().forLocalhost());
    }
    return bare(security, patience);
  }

  /** To the server as it is. */
  MailTransport bare(ConnectionSecurity security, Patience patience) {
    return TestServers.servers()
        .transport(endpoint(server.port(), security), CREDENTIALS, patience);
  }

  /** Why it could not be connected. */
  static MailFailure failed(MailTransport transport) {
    return failureOf(() -> transport.connect(StageListener.NONE).close());
  }

  @Override
  public void close() {
    server.close();
  }
}

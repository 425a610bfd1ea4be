package org.remitente.mail;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * The library's IMAP up to the sign-in. What comes then is said command by command over its
 * protocol: its folders keep a pool of connections, and lose what the server said.
 */
final class MailboxChannel extends IMAPStore {

  private IMAPProtocol protocol;

  MailboxChannel(Session session) {
    super(session, new URLName("imap", null, -1, null, null, null));
  }

  @Override
  protected IMAPProtocol newIMAPProtocol(String host, int port)
      throws IOException, ProtocolException {
    protocol = super.newIMAPProtocol(host, port);
    return protocol;
  }

  /** The protocol of the one connection, or null before the capabilities are known. */
  IMAPProtocol protocol() {
    return protocol;
  }
}

package org.remitente.mail;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

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
    protocol = new Utf8Protocol(host, port, session.getProperties(), logger);
    return protocol;
  }

  /** Goes as far as one can without credentials: the greeting, the capabilities, STARTTLS. */
  void look(String host, int port, boolean startsTls) throws IOException, ProtocolException {
    IMAPProtocol greeted = newIMAPProtocol(host, port);
    if (startsTls) {
      if (!greeted.hasCapability("STARTTLS")) {
        throw new ProtocolException("STARTTLS is not offered");
      }
      greeted.startTLS();
      greeted.capability();
    }
  }

  /** The protocol of the one connection, or null before the capabilities are known. */
  IMAPProtocol protocol() {
    return protocol;
  }

  /** LOGIN takes the low byte of each character, and would turn ñ and € into something else. */
  private static final class Utf8Protocol extends IMAPProtocol {

    Utf8Protocol(String host, int port, Properties properties, MailLogger logger)
        throws IOException, ProtocolException {
      super("imap", host, port, properties, false, logger);
    }

    @Override
    public void login(String user, String password) throws ProtocolException {
      super.login(byteByByte(user), byteByByte(password));
    }

    private static String byteByByte(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
  }
}

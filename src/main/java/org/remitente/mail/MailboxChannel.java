package org.remitente.mail;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * The library's IMAP up to the sign-in. What comes then is said command by command over its
 * protocol: its folders keep a pool of connections, and lose what the server said.
 */
final class MailboxChannel extends IMAPStore {

  private Utf8Protocol protocol;

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

  /**
   * Signs in with a token (RFC 3501, RFC 4959), once a mechanism for it is known to be offered.
   *
   * @throws ProtocolException where it is refused
   */
  void signIn(TokenSignIn token) throws IOException, ProtocolException {
    protocol.signIn(token);
  }

  /** The protocol of the one connection, or null before the capabilities are known. */
  IMAPProtocol protocol() {
    return protocol;
  }

  /** LOGIN takes the low byte of each character, and would turn ñ and € into something else. */
  private static final class Utf8Protocol extends IMAPProtocol {

    /** What any server takes as a command (RFC 2683 section 3.2.1.5), with room for its name. */
    private static final int MAX_COMMAND = 7900;

    private static final int MAX_CHALLENGES = 2;

    /** Stands among the capabilities until the server tells those after the sign-in. */
    private static final String BEFORE = "BEFORE-SIGN-IN";

    Utf8Protocol(String host, int port, Properties properties, MailLogger logger)
        throws IOException, ProtocolException {
      super("imap", host, port, properties, false, logger);
    }

    @Override
    public void login(String user, String password) throws ProtocolException {
      super.login(byteByByte(user), byteByByte(password));
    }

    synchronized void signIn(TokenSignIn token) throws IOException, ProtocolException {
      String response = token.response();
      boolean atOnce = hasCapability("SASL-IR") && response.length() <= MAX_COMMAND;
      Argument arguments = new Argument().writeAtom(token.mechanism());
      String tag = writeCommand("AUTHENTICATE", atOnce ? arguments.writeAtom(response) : arguments);
      Response verdict = readVerdict(tag, atOnce ? null : response, token);
      getCapabilities().put(BEFORE, "");
      setCapabilities(verdict);
      handleResult(verdict);
      if (hasCapability(BEFORE)) {
        refreshCapabilities();
      }
    }

    /** Microsoft may refuse this and everything else; the command that matters tells it. */
    private void refreshCapabilities() throws ProtocolException {
      try {
        capability();
      } catch (ConnectionException lost) {
        throw lost;
      } catch (ProtocolException refused) {
        getCapabilities().remove(BEFORE);
      }
    }

    /** The library would answer every challenge with the token, for ever. */
    private Response readVerdict(String tag, String response, TokenSignIn token)
        throws IOException, ProtocolException {
      String due = response;
      for (int challenges = 0; challenges <= MAX_CHALLENGES; ) {
        Response answer = readResponse();
        if (answer.isContinuation()) {
          challenges++;
          write(due == null ? token.acknowledge(answer.getRest()) : due);
          due = null;
        } else if (answer.isBYE() || answer.isTagged() && tag.equals(answer.getTag())) {
          return answer;
        }
      }
      throw new ProtocolException("more challenges than there are answers");
    }

    private void write(String line) throws IOException {
      OutputStream out = getOutputStream();
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    private static String byteByByte(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
  }
}

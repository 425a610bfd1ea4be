package org.remitente.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The library's SMTP, command by command: its own way to send a message knows headers better than
 * envelopes, and hides replies behind those of its RSET.
 */
final class SmtpChannel extends SMTPTransport {

  private static final String READY = "354";
  private static final String CHALLENGE = "334";

  /** RFC 4954 section 4, without the line's end. */
  private static final int MAX_AUTH_LINE = 12_286;

  private boolean mayStartTls;
  private boolean dataIsTold;
  private String reply;

  SmtpChannel(Session session, boolean mayStartTls) {
    super(session, new URLName("smtp", null, -1, null, null, null));
    this.mayStartTls = mayStartTls;
  }

  /** The library would go on with what it learned in clear text (RFC 3207 section 4.2). */
  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    if (!super.ehlo(domain)) {
      throw new MessagingException("EHLO refused");
    }
    return true;
  }

  /** The library would begin TLS by itself where AUTH is answered with 530. */
  @Override
  protected void startTLS() throws MessagingException {
    if (!mayStartTls) {
      throw new MessagingException("TLS was not asked for");
    }
    mayStartTls = false;
    super.startTLS();
  }

  /**
   * Keeps the first reply to a command, not the one to the RSET that the library sends after it.
   */
  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    if (reply == null) {
      reply = getLastServerResponse();
    }
    return code;
  }

  boolean offersSignIn() {
    String mechanisms = getExtensionParameter("AUTH");
    return mechanisms != null && !mechanisms.isBlank();
  }

  /**
   * Signs in with a token (RFC 4954), once a mechanism for it is known to be offered; the verdict
   * is heard by whoever follows the lines.
   *
   * @throws MessagingException where none came
   */
  synchronized void signIn(TokenSignIn token) throws MessagingException {
    String name = "AUTH " + token.mechanism();
    String whole = name + " " + token.response();
    boolean atOnce = whole.length() <= MAX_AUTH_LINE;
    String answer = say(atOnce ? whole : name);
    if (!atOnce && asksForMore(answer)) {
      answer = say(token.response());
    }
    if (asksForMore(answer)) {
      say(token.acknowledge(answer.substring(CHALLENGE.length())));
    }
  }

  private static boolean asksForMore(String reply) {
    return reply.startsWith(CHALLENGE);
  }

  /** Whether a SASL mechanism is offered. */
  synchronized boolean offersMechanism(String name) {
    return supportsExtension("AUTH") && supportsAuthentication(name);
  }

  /**
   * Says a command and gives back the whole reply.
   *
   * @throws MessagingException where none came
   */
  synchronized String say(String command) throws MessagingException {
    tell(List.of(command));
    return hear();
  }

  /**
   * Says commands one behind the other; their replies are heard one by one (RFC 2920), and where
   * they cannot be sent that shows in {@link #hear}.
   *
   * @throws MessagingException where one is none
   */
  synchronized void tell(List<String> commands) throws MessagingException {
    for (String each : commands) {
      sendCommand(each);
    }
  }

  /**
   * The whole reply to the first command that was told and is not answered yet.
   *
   * @throws MessagingException where none came
   */
  synchronized String hear() throws MessagingException {
    reply = null;
    readServerResponse();
    return reply;
  }

  /** The reply to the last command, or null where none came. */
  synchronized String lastReply() {
    return reply;
  }

  /** The library says DATA itself, also where it was told with the recipients. */
  @Override
  protected void sendCommand(String command) throws MessagingException {
    if (dataIsTold) {
      dataIsTold = false;
    } else {
      super.sendCommand(command);
    }
  }

  /**
   * Says DATA.
   *
   * @param told whether it was told before, and only its reply is to be heard
   * @return where the content goes, or null where the server is not ready: see {@link #lastReply}
   * @throws MessagingException where no reply came
   */
  synchronized OutputStream begin(boolean told) throws MessagingException {
    reply = null;
    dataIsTold = told;
    try {
      return data();
    } catch (MessagingException e) {
      if (reply == null || reply.startsWith(READY)) {
        throw e;
      }
      return null;
    }
  }

  /**
   * Writes the content and the final dot, and gives back the whole reply.
   *
   * @throws MessagingException where none came, or the end could not be written
   * @throws IOException where the content could not be read or written
   */
  synchronized String finish(MessageContent content, OutputStream out)
      throws MessagingException, IOException {
    reply = null;
    content.writeTo(out);
    try {
      finishData();
    } catch (MessagingException e) {
      if (reply == null) {
        throw e;
      }
    }
    return reply;
  }
}

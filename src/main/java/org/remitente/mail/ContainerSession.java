package org.remitente.mail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MailSessionDefinition;
import jakarta.mail.Session;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The mail session that the container keeps, as the place where an administrator tunes mail. The
 * application brings one; a mail resource of the server named {@value #SERVERS} takes its place.
 * src/decisions/0013 says how and why.
 */
@MailSessionDefinition(
    name = "java:app/mail/system",
    // Without a protocol WildFly would name the keys "mail..host".
    transportProtocol = "smtp",
    host = "localhost",
    properties = {
      "mail.smtp.host=localhost",
      "mail.smtp.connectiontimeout=30000",
      "mail.smtp.timeout=300000",
      "mail.imap.connectiontimeout=30000",
      "mail.imap.timeout=300000",
      // Heard on WildFly; Payara sets it all the same, so that every session made from it says no.
      "mail.debug=false"
    })
@ApplicationScoped
class ContainerSession {

  private static final Logger LOG = Logger.getLogger(ContainerSession.class.getName());
  private static final String SERVERS = "mail/remitente";

  @Resource(lookup = "java:app/mail/system")
  Session applications;

  private MailTuning tuning;

  /** What is tuned; read at the first connection, and never again until the next start. */
  synchronized MailTuning tuning() {
    if (tuning == null) {
      tuning = MailTuning.of(session().getProperties());
    }
    return tuning;
  }

  private Session session() {
    try {
      if (new InitialContext().lookup(SERVERS) instanceof Session servers) {
        LOG.log(Level.INFO, "Mail is tuned by the server''s mail session {0}", SERVERS);
        return servers;
      }
    } catch (NamingException none) {
      LOG.log(Level.FINE, "No mail session {0}: {1}", new Object[] {SERVERS, none.toString()});
    }
    return applications;
  }
}

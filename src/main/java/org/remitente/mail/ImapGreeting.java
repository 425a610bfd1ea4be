package org.remitente.mail;

import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.remitente.network.GuardedConnection;

/** An IMAP server that is greeted and left, without credentials. */
final class ImapGreeting {

  private final Dialling dialling;
  private final MailSessionFactory sessions;

  ImapGreeting(Dialling dialling, MailSessionFactory sessions) {
    this.dialling = dialling;
    this.sessions = sessions;
  }

  void hear() throws MailFailureException {
    Progress progress = new Progress(Service.IMAP, StageListener.NONE);
    try (GuardedConnection connection = dialling.dial(progress)) {
      ImapDialogue dialogue = new ImapDialogue(progress, Redaction.NO_CREDENTIALS);
      connection.listen(dialogue, ImapDialogue.MAX_LINE);
      Session session = sessions.session(connection, dialling.endpoint(), Service.IMAP);
      try {
        new MailboxChannel(session)
            .newIMAPProtocol(connection.address().getHostAddress(), dialling.endpoint().port());
      } catch (IOException | ProtocolException | RuntimeException e) {
        throw new MailFailureException(
            MailFailures.of(dialogue, connection, FailureKind.PROTOCOL_BROKEN, e));
      }
    }
  }
}

package org.remitente.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.remitente.network.GuardedConnection;

/** A mailbox over IMAP (RFC 3501, RFC 9051). */
final class ImapStore implements MailStore {

  private final Dialling dialling;
  private final MailSessionFactory sessions;
  private final Credentials credentials;

  ImapStore(Dialling dialling, MailSessionFactory sessions, Credentials credentials) {
    this.dialling = dialling;
    this.sessions = sessions;
    this.credentials = credentials;
  }

  @Override
  public Connection connect(StageListener stages) throws MailFailureException {
    try {
      return open(stages);
    } catch (MailFailureException e) {
      throw new MailFailureException(e.failure().at(dialling.endpoint(), credentials));
    }
  }

  private Connection open(StageListener stages) throws MailFailureException {
    Progress progress = new Progress(Service.IMAP, stages);
    GuardedConnection connection = dialling.dial(progress);
    ImapDialogue dialogue = new ImapDialogue(progress, new Redaction(credentials));
    connection.listen(dialogue, ImapDialogue.MAX_LINE);
    Session session = sessions.session(connection, dialling.endpoint(), Service.IMAP);
    MailboxChannel channel = new MailboxChannel(session);
    boolean connected = false;
    try {
      signIn(channel, connection, dialogue);
      connection.listenToTheirs();
      connected = true;
      return new ImapConnection(new ImapCommands(connection, channel.protocol(), dialogue));
    } finally {
      if (!connected) {
        connection.close();
      }
    }
  }

  private void signIn(MailboxChannel channel, GuardedConnection connection, ImapDialogue dialogue)
      throws MailFailureException {
    try {
      channel.connect(
          connection.address().getHostAddress(),
          dialling.endpoint().port(),
          credentials.username(),
          credentials.password().reveal());
    } catch (MessagingException | RuntimeException e) {
      FailureKind reason = notOffered(channel, connection, dialogue);
      throw new MailFailureException(MailFailures.of(dialogue, connection, reason, e));
    }
  }

  /** What was missing where nobody said no: the library gave up by itself. */
  private FailureKind notOffered(
      MailboxChannel channel, GuardedConnection connection, ImapDialogue dialogue) {
    if (dialogue.failure().isPresent() || connection.failure().isPresent()) {
      return FailureKind.INTERNAL;
    }
    Progress progress = dialogue.progress();
    if (channel.protocol() == null) {
      return FailureKind.PROTOCOL_BROKEN;
    }
    dialogue.capabilitiesAreKnown();
    boolean stuck = progress.stage() == Stage.CAPABILITIES && progress.hasPassed();
    if (!stuck) {
      return FailureKind.INTERNAL;
    }
    if (dialling.endpoint().security() == ConnectionSecurity.STARTTLS && !dialogue.hasEncrypted()) {
      progress.begin(Stage.STARTTLS);
      return FailureKind.STARTTLS_NOT_OFFERED;
    }
    progress.begin(Stage.LOGIN);
    return offersOtherSignIn(channel.protocol())
        ? FailureKind.MECHANISM_NOT_OFFERED
        : FailureKind.SIGN_IN_NOT_OFFERED;
  }

  private static boolean offersOtherSignIn(IMAPProtocol protocol) {
    return protocol.hasCapability("AUTH=*");
  }
}

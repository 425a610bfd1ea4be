package org.remitente.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.iap.ProtocolException;
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
      throw new MailFailureException(here(e.failure()));
    }
  }

  private MailFailure here(MailFailure failure) {
    return failure.at(dialling.endpoint(), credentials);
  }

  private Connection open(StageListener stages) throws MailFailureException {
    Progress progress = new Progress(Service.IMAP, stages);
    dialling.refuseTokenInClear(progress, credentials);
    GuardedConnection connection = dialling.dial(progress);
    ImapDialogue dialogue =
        new ImapDialogue(progress, new Redaction(credentials), connection::opened);
    MailboxChannel channel = channel(connection, dialogue);
    boolean connected = false;
    try {
      signIn(channel, connection, dialogue);
      connection.listenToTheirs();
      connected = true;
      return new ImapConnection(
          new ImapCommands(connection, channel.protocol(), dialogue, this::here));
    } finally {
      if (!connected) {
        connection.close();
      }
    }
  }

  private MailboxChannel channel(GuardedConnection connection, ImapDialogue dialogue) {
    connection.listen(dialogue, ImapDialogue.MAX_LINE);
    Session session = sessions.session(connection, dialling.endpoint(), Service.IMAP);
    return new MailboxChannel(session);
  }

  /** Goes as far as one can without credentials; a sign-in must be offered then. */
  void look() throws MailFailureException {
    Progress progress = new Progress(Service.IMAP, StageListener.NONE);
    try (GuardedConnection connection = dialling.dial(progress)) {
      ImapDialogue dialogue =
          new ImapDialogue(progress, Redaction.NO_CREDENTIALS, connection::opened);
      MailboxChannel channel = channel(connection, dialogue);
      look(channel, connection, dialogue);
      if (!offersSignIn(channel.protocol())) {
        throw new MailFailureException(
            MailFailure.of(Service.IMAP, Stage.LOGIN, FailureKind.SIGN_IN_NOT_OFFERED));
      }
    }
  }

  private void look(MailboxChannel channel, GuardedConnection connection, ImapDialogue dialogue)
      throws MailFailureException {
    try {
      String host = connection.address().getHostAddress();
      channel.look(host, dialling.endpoint().port(), startsTls());
    } catch (IOException | ProtocolException | RuntimeException e) {
      throw failure(channel, connection, dialogue, e);
    }
  }

  private void signIn(MailboxChannel channel, GuardedConnection connection, ImapDialogue dialogue)
      throws MailFailureException {
    if (credentials.isToken()) {
      look(channel, connection, dialogue);
      signInWithToken(channel, connection, dialogue);
      return;
    }
    try {
      channel.connect(
          connection.address().getHostAddress(),
          dialling.endpoint().port(),
          credentials.username(),
          credentials.password().reveal());
    } catch (MessagingException | RuntimeException e) {
      throw failure(channel, connection, dialogue, e);
    }
  }

  private void signInWithToken(
      MailboxChannel channel, GuardedConnection connection, ImapDialogue dialogue)
      throws MailFailureException {
    TokenSignIn token = new TokenSignIn(credentials, dialling.endpoint(), dialogue.redaction());
    try {
      if (!token.isAmong(name -> channel.protocol().hasCapability("AUTH=" + name))) {
        throw new ProtocolException("No mechanism for a token");
      }
      channel.signIn(token);
    } catch (IOException | ProtocolException | RuntimeException e) {
      MailFailure failure = failure(channel, connection, dialogue, e).failure();
      throw new MailFailureException(token.explain(failure));
    }
  }

  private MailFailureException failure(
      MailboxChannel channel,
      GuardedConnection connection,
      ImapDialogue dialogue,
      Exception cause) {
    FailureKind reason = notOffered(channel, connection, dialogue);
    return new MailFailureException(MailFailures.of(dialogue, connection, reason, cause));
  }

  private boolean startsTls() {
    return dialling.endpoint().security() == ConnectionSecurity.STARTTLS;
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
    if (startsTls() && !dialogue.hasEncrypted()) {
      progress.begin(Stage.STARTTLS);
      return FailureKind.STARTTLS_NOT_OFFERED;
    }
    progress.begin(Stage.LOGIN);
    return offersOtherSignIn(channel.protocol())
        ? FailureKind.MECHANISM_NOT_OFFERED
        : FailureKind.SIGN_IN_NOT_OFFERED;
  }

  private static boolean offersSignIn(IMAPProtocol protocol) {
    return protocol.hasCapability("AUTH=PLAIN")
        || protocol.hasCapability("AUTH=LOGIN")
        || !protocol.hasCapability("LOGINDISABLED");
  }

  private static boolean offersOtherSignIn(IMAPProtocol protocol) {
    return protocol.hasCapability("AUTH=*");
  }
}

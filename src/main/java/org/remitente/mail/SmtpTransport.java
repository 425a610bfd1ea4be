package org.remitente.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.remitente.network.GuardedConnection;

/** Submission over SMTP (RFC 6409). */
final class SmtpTransport implements MailTransport {

  private final Dialling dialling;
  private final MailSessionFactory sessions;
  private final Credentials credentials;

  /**
   * @param credentials null for a server without sign-in
   */
  SmtpTransport(Dialling dialling, MailSessionFactory sessions, Credentials credentials) {
    this.dialling = dialling;
    this.sessions = sessions;
    this.credentials = credentials;
  }

  @Override
  public SmtpConnection connect(StageListener stages) throws MailFailureException {
    try {
      return open(stages);
    } catch (MailFailureException e) {
      throw new MailFailureException(here(e.failure()));
    }
  }

  private MailFailure here(MailFailure failure) {
    return failure.at(dialling.endpoint(), credentials);
  }

  private SmtpConnection open(StageListener stages) throws MailFailureException {
    Progress progress = new Progress(Service.SMTP, stages);
    dialling.refuseTokenInClear(progress, credentials);
    GuardedConnection connection = dialling.dial(progress);
    SmtpDialogue dialogue =
        new SmtpDialogue(progress, new Redaction(credentials), connection::opened);
    connection.listen(dialogue, SmtpDialogue.MAX_LINE);
    Session session = sessions.session(connection, dialling.endpoint(), Service.SMTP);
    SmtpChannel channel = new SmtpChannel(session, startsTls());
    boolean connected = false;
    try {
      signIn(channel, connection, dialogue);
      connection.listenNoMore();
      connected = true;
      return new SmtpConnection(connection, channel, dialogue, this::here);
    } finally {
      if (!connected) {
        connection.close();
      }
    }
  }

  /**
   * Goes as far as one can without credentials.
   *
   * @param signsIn whether a sign-in must be offered then
   */
  void look(boolean signsIn) throws MailFailureException {
    try (SmtpConnection connection = connect(StageListener.NONE)) {
      if (signsIn && !connection.channel().offersSignIn()) {
        throw new MailFailureException(
            MailFailure.of(Service.SMTP, Stage.LOGIN, FailureKind.SIGN_IN_NOT_OFFERED));
      }
    }
  }

  private void signIn(SmtpChannel channel, GuardedConnection connection, SmtpDialogue dialogue)
      throws MailFailureException {
    try {
      connect(channel, connection.address().getHostAddress());
      if (credentials != null && credentials.isToken()) {
        signInWithToken(channel, connection, dialogue);
      }
    } catch (MessagingException | RuntimeException e) {
      FailureKind reason = notOffered(channel, connection, dialogue);
      throw new MailFailureException(MailFailures.of(dialogue, connection, reason, e));
    }
    if (credentials != null && !dialogue.hasSignedIn()) {
      dialogue.progress().begin(Stage.LOGIN);
      throw dialogue.progress().failure(FailureKind.SIGN_IN_NOT_OFFERED);
    }
  }

  /** The library knows what to do with passwords only. */
  private void connect(SmtpChannel channel, String host) throws MessagingException {
    int port = dialling.endpoint().port();
    if (credentials == null || credentials.isToken()) {
      channel.connect(host, port, null, null);
    } else {
      channel.connect(host, port, credentials.username(), credentials.password().reveal());
    }
  }

  private void signInWithToken(
      SmtpChannel channel, GuardedConnection connection, SmtpDialogue dialogue)
      throws MessagingException, MailFailureException {
    TokenSignIn token = new TokenSignIn(credentials, dialling.endpoint(), dialogue.redaction());
    if (!token.isAmong(channel::offersMechanism)) {
      throw new MessagingException("No mechanism for a token");
    }
    channel.signIn(token);
    if (!dialogue.hasSignedIn()) {
      MailFailure failure =
          MailFailures.of(dialogue, connection, FailureKind.PROTOCOL_BROKEN, null);
      throw new MailFailureException(token.explain(failure));
    }
  }

  /** What was missing where nobody said no: the library gave up by itself. */
  private FailureKind notOffered(
      SmtpChannel channel, GuardedConnection connection, SmtpDialogue dialogue) {
    Progress progress = dialogue.progress();
    boolean stuck =
        progress.stage() == Stage.CAPABILITIES
            && progress.hasPassed()
            && dialogue.failure().isEmpty()
            && connection.failure().isEmpty();
    if (stuck && startsTls() && !dialogue.hasEncrypted()) {
      progress.begin(Stage.STARTTLS);
      return FailureKind.STARTTLS_NOT_OFFERED;
    }
    if (stuck) {
      progress.begin(Stage.LOGIN);
      return channel.offersSignIn()
          ? FailureKind.MECHANISM_NOT_OFFERED
          : FailureKind.SIGN_IN_NOT_OFFERED;
    }
    return FailureKind.INTERNAL;
  }

  private boolean startsTls() {
    return dialling.endpoint().security() == ConnectionSecurity.STARTTLS;
  }
}

package org.remitente.mail;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.network.GuardedConnection;
import org.remitente.network.NetworkFailure;

/**
 * Makes every failure of a dialogue: from the server's words where it said no, else from what
 * happened to the connection. The class of an exception decides nothing.
 */
final class MailFailures {

  private static final Logger LOG = Logger.getLogger(MailFailures.class.getName());

  private MailFailures() {}

  /** A failure of the way there, at the stage that had begun. */
  static MailFailure of(Progress progress, NetworkFailure failure) {
    return of(progress.service(), progress.stage(), failure);
  }

  /** A failure of the connection. */
  static MailFailure of(Service service, Stage stage, NetworkFailure failure) {
    boolean port = failure.kind() == NetworkFailure.Kind.PORT_FORBIDDEN;
    return new MailFailure(
        service, port ? Stage.INPUT : stage, kindOf(failure.kind(), stage), null, failure.facts());
  }

  /** A failure from the greeting to the sign-in, where neither side may have said why. */
  static MailFailure of(
      Dialogue dialogue, GuardedConnection connection, FailureKind otherwise, Exception cause) {
    return dialogue
        .failure()
        .or(() -> connection.failure().map(failure -> inDialogue(dialogue.progress(), failure)))
        .orElseGet(() -> unexplained(dialogue.progress(), otherwise, cause));
  }

  /**
   * A server that agreed to STARTTLS and hangs up at the first word of it knows nothing that was
   * offered there: Dovecot does so where the versions do not match.
   */
  private static MailFailure inDialogue(Progress progress, NetworkFailure failure) {
    boolean hungUp = progress.stage() == Stage.TLS && failure.kind() == NetworkFailure.Kind.LOST;
    return hungUp
        ? MailFailure.of(progress.service(), Stage.TLS, FailureKind.HANDSHAKE_FAILED)
        : of(progress, failure);
  }

  /** A failure after the sign-in without an answer. */
  static MailFailure of(
      Service service, Stage stage, GuardedConnection connection, Exception cause) {
    return connection
        .failure()
        .map(failure -> of(service, stage, failure))
        .orElseGet(() -> internal(service, stage, cause));
  }

  private static MailFailure unexplained(Progress progress, FailureKind kind, Exception cause) {
    return kind == FailureKind.INTERNAL
        ? internal(progress.service(), progress.stage(), cause)
        : MailFailure.of(progress.service(), progress.stage(), kind);
  }

  /** Without the exception's message: the library quotes the dialogue in it. */
  static MailFailure internal(Service service, Stage stage, Exception cause) {
    LOG.log(
        Level.WARNING,
        "{0} at stage {1} failed for a reason of our own: {2}",
        new Object[] {service, stage, cause.getClass().getName()});
    return new MailFailure(service, stage, FailureKind.INTERNAL, null, Map.of());
  }

  private static FailureKind kindOf(NetworkFailure.Kind kind, Stage stage) {
    return switch (kind) {
      case UNKNOWN_HOST -> FailureKind.UNKNOWN_HOST;
      case NO_ADDRESS -> FailureKind.NO_ADDRESS;
      case LOOKUP_FAILED -> FailureKind.LOOKUP_FAILED;
      case FORBIDDEN, PORT_FORBIDDEN -> FailureKind.ADDRESS_FORBIDDEN;
      case REFUSED -> FailureKind.CONNECTION_REFUSED;
      case TIMED_OUT -> FailureKind.CONNECT_TIMEOUT;
      case UNREACHABLE -> FailureKind.UNREACHABLE;
      case LOST -> FailureKind.CONNECTION_LOST;
      case SILENCE -> FailureKind.SILENCE;
      case TOO_MUCH -> FailureKind.PROTOCOL_BROKEN;
      case NOT_TLS -> FailureKind.NOT_TLS;
      case EXPIRED -> FailureKind.CERTIFICATE_EXPIRED;
      case NOT_YET_VALID -> FailureKind.CERTIFICATE_NOT_YET_VALID;
      case SELF_SIGNED -> FailureKind.CERTIFICATE_SELF_SIGNED;
      case UNTRUSTED -> FailureKind.CERTIFICATE_UNTRUSTED;
      case NAME -> FailureKind.CERTIFICATE_NAME;
      case HANDSHAKE ->
          // An API's connection and its encryption are one stage.
          stage == Stage.TLS || stage == Stage.CONNECT
              ? FailureKind.HANDSHAKE_FAILED
              : FailureKind.CONNECTION_LOST;
    };
  }
}

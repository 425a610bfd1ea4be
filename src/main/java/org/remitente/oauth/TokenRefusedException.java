package org.remitente.oauth;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** A provider gave no token; its words are safe to show. */
final class TokenRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient TokenRefusal refusal;
  private final Duration retryAfter;

  TokenRefusedException(TokenRefusal refusal) {
    this(refusal, null);
  }

  /**
   * @param retryAfter how long the provider wants to be left alone, or null where it does not say
   */
  TokenRefusedException(TokenRefusal refusal, Duration retryAfter) {
    super(refusal.error());
    this.refusal = refusal;
    this.retryAfter = retryAfter;
  }

  /** How long the provider wants to be left alone, where it says so. */
  Optional<Duration> comeAgainIn() {
    return Optional.ofNullable(retryAfter);
  }

  /** What it means. */
  Diagnosis diagnosis() {
    return DiagnosisCatalogue.diagnose(refusal);
  }

  /** The same where somebody waits for a connection. */
  MailFailureException asFailure() {
    ServerReply reply = new ServerReply(refusal.status(), refusal.error(), refusal.description());
    return new MailFailureException(
        new MailFailure(Service.OAUTH, Stage.TOKEN, FailureKind.REFUSED, reply, Map.of()));
  }
}

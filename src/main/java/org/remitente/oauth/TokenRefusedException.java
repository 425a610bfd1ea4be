package org.remitente.oauth;

import java.util.Map;
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

  TokenRefusedException(TokenRefusal refusal) {
    super(refusal.error());
    this.refusal = refusal;
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

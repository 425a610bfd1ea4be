package org.remitente.oauth;

import java.util.function.Consumer;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.StageListener;

/**
 * SMTP as long as it is allowed; where Microsoft says that it is switched off for the mailbox, the
 * provider's own interface from then on.
 */
final class SwitchingTransport implements MailTransport {

  private final MailTransport smtp;
  private final MailTransport api;
  private final Consumer<Long> switched;

  /** Several connections may be made with it at once; each refused sign-in too many locks. */
  private volatile boolean isOff;

  /**
   * @param switched told the limit of the other outlet once SMTP was found to be switched off
   */
  SwitchingTransport(MailTransport smtp, MailTransport api, Consumer<Long> switched) {
    this.smtp = smtp;
    this.api = api;
    this.switched = switched;
  }

  @Override
  public Connection connect(StageListener stages) throws MailFailureException {
    if (isOff) {
      return api.connect(stages);
    }
    try {
      return smtp.connect(stages);
    } catch (MailFailureException e) {
      if (!isSwitchedOff(e.failure())) {
        throw e;
      }
      Connection other = api.connect(stages);
      // Before a message leaves this way, lest a copy is filed of what the provider keeps itself.
      switched.accept(other.facts().sizeLimit());
      isOff = true;
      return other;
    }
  }

  /** Whether Microsoft says that SMTP is switched off for the mailbox or everywhere there. */
  private static boolean isSwitchedOff(MailFailure failure) {
    return DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP).code().isSmtpSwitchedOff();
  }
}

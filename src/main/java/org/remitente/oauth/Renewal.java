package org.remitente.oauth;

import java.util.EnumSet;
import java.util.Set;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.security.Secret;

/** A token that is refused is renewed once and tried once more; then it is the account's news. */
record Renewal(TokenSource tokens, Resource resource) {

  private static final Set<DiagnosisCode> TOKEN_REFUSED =
      EnumSet.of(
          DiagnosisCode.OA_TOKEN_REFUSED,
          DiagnosisCode.MS_535_573,
          DiagnosisCode.MS_CMD_ERR,
          DiagnosisCode.MS_IMAP_NO);

  /** What is done with a token. */
  interface Attempt<T> {
    T with(Secret token) throws MailFailureException;
  }

  static Renewal of(TokenSource tokens, Resource resource) {
    return new Renewal(tokens, resource);
  }

  /** Connects with a token, or with a fresh one. */
  <T> T connect(Attempt<T> attempt) throws MailFailureException {
    Secret token = token();
    try {
      return attempt.with(token);
    } catch (MailFailureException e) {
      if (!isForTheToken(e.failure())) {
        throw e;
      }
      return attempt.with(insteadOf(token));
    }
  }

  Secret token() throws MailFailureException {
    return tokens.token(resource);
  }

  Secret insteadOf(Secret refused) throws MailFailureException {
    return tokens.insteadOf(refused, resource);
  }

  /** Whether a fresh token may help. */
  static boolean isForTheToken(MailFailure failure) {
    return TOKEN_REFUSED.contains(
        DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP).code());
  }
}

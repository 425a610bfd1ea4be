package org.remitente.mail;

/**
 * Carries a {@link MailFailure} out of a dialogue to whoever began it. Checked: each caller turns
 * it into a value.
 */
public final class MailFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient MailFailure failure;

  /** Without a cause: causes of mail libraries quote the dialogue. */
  public MailFailureException(MailFailure failure) {
    super(failure.service() + " " + failure.stage() + " " + failure.kind());
    this.failure = failure;
  }

  /** What went wrong. */
  public MailFailure failure() {
    return failure;
  }
}

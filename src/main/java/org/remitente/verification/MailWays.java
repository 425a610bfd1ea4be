package org.remitente.verification;

import org.remitente.account.AccountServers;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.remedy.ServerTrials;

/**
 * The two ways that a verification tries, the same that documents take.
 *
 * @param store null where no copy is wanted
 */
record MailWays(MailTransport transport, MailStore store) {

  /** The ways of an account, their sign-ins measured. */
  static MailWays of(AccountServers account, ServerTrials trials) {
    return new MailWays(
        trials.transport(account.smtp(), account.smtpCredentials()),
        account
            .copyServer()
            .map(imap -> trials.store(imap, account.imapCredentials()))
            .orElse(null));
  }
}

package org.remitente.verification;

import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;

/**
 * The two ways that a verification tries, the same that documents take.
 *
 * @param store null where no copy is wanted
 */
record MailWays(MailTransport transport, MailStore store) {}

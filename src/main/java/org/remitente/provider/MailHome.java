package org.remitente.provider;

import org.remitente.shared.HostName;

/**
 * Where an address has its mailbox.
 *
 * @param smtp the name of the provider's server for messages; null where it is not sure
 * @param imap the name of the provider's server for mailboxes; null where it is not sure
 */
public record MailHome(Provider provider, HostName smtp, HostName imap) {}

package org.remitente.account;

/**
 * Checked servers with the columns that store them, secrets encrypted.
 *
 * @param imap null where no copy is wanted
 */
record SealedServers(AccountServers servers, ServerColumns smtp, ServerColumns imap) {}

/**
 * Mail accounts: the settings that passed a verification, their secrets encrypted, what was learnt
 * about them and how they fare.
 *
 * <p>Door: {@link org.remitente.account.MailAccounts}. Must never know who verifies or sends: those
 * are told apart by events.
 */
package org.remitente.account;

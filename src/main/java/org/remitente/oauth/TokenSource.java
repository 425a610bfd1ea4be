package org.remitente.oauth;

import org.remitente.mail.MailFailureException;
import org.remitente.security.Secret;

/** Gives the tokens of one account. */
interface TokenSource {

  /**
   * A token that lasts for a while yet.
   *
   * @throws MailFailureException service {@code oauth}, stage {@code token}
   */
  Secret token(Resource resource) throws MailFailureException;

  /**
   * Another token than one that was refused.
   *
   * @throws MailFailureException service {@code oauth}, stage {@code token}
   */
  Secret insteadOf(Secret refused, Resource resource) throws MailFailureException;
}

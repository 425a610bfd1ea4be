package org.remitente.oauth;

import org.remitente.mail.Envelope;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MessageContent;
import org.remitente.mail.ServerFacts;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.security.Secret;

/**
 * A provider's interface over many messages: each call bears a token, which may end between two of
 * them.
 */
final class RenewedConnection implements MailTransport.Connection {

  private final Renewal renewal;
  private final Renewal.Attempt<MailTransport.Connection> opener;
  private Secret token;
  private MailTransport.Connection opened;
  private boolean withoutToken;

  /**
   * @throws MailFailureException where there is no token
   */
  RenewedConnection(Renewal renewal, Renewal.Attempt<MailTransport.Connection> opener)
      throws MailFailureException {
    this.renewal = renewal;
    this.opener = opener;
    open(renewal.token());
  }

  private void open(Secret with) throws MailFailureException {
    if (opened == null || !with.equals(token)) {
      close();
      token = with;
      opened = opener.with(with);
    }
  }

  @Override
  public ServerFacts facts() {
    return opened.facts();
  }

  @Override
  public boolean hasSignedIn() {
    return opened.hasSignedIn();
  }

  @Override
  public boolean takesBcc(long size) {
    return opened.takesBcc(size);
  }

  @Override
  public SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver) {
    try {
      open(renewal.token());
      SubmissionReceipt receipt = opened.submit(envelope, content, handOver);
      if (receipt.failed().filter(Renewal::isForTheToken).isEmpty()) {
        return receipt;
      }
      open(renewal.insteadOf(token));
      return opened.submit(envelope, content, handOver);
    } catch (MailFailureException noToken) {
      withoutToken = true;
      return SubmissionReceipt.notBegun(envelope, noToken.failure());
    }
  }

  @Override
  public boolean usable() {
    return !withoutToken && opened.usable();
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}

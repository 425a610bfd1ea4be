package org.remitente.account;

import java.time.OffsetDateTime;
import org.remitente.shared.EmailAddress;

/** Stub until the entity is merged. */
public class MailAccount {

  public String id() {
    throw new UnsupportedOperationException();
  }

  public EmailAddress address() {
    throw new UnsupportedOperationException();
  }

  public String displayName() {
    throw new UnsupportedOperationException();
  }

  public boolean preferred() {
    throw new UnsupportedOperationException();
  }

  public StoredServer smtp() {
    throw new UnsupportedOperationException();
  }

  public StoredServer imap() {
    throw new UnsupportedOperationException();
  }

  public boolean saveSentCopy() {
    throw new UnsupportedOperationException();
  }

  public String imapSentFolder() {
    throw new UnsupportedOperationException();
  }

  public boolean acceptUnencrypted() {
    throw new UnsupportedOperationException();
  }

  public SendingLimits limits() {
    throw new UnsupportedOperationException();
  }

  public SentCopyPolicy sentCopy() {
    throw new UnsupportedOperationException();
  }

  public String sentFolder() {
    throw new UnsupportedOperationException();
  }

  public AccountHealth health() {
    throw new UnsupportedOperationException();
  }

  public OffsetDateTime verifiedAt() {
    throw new UnsupportedOperationException();
  }
}

package org.remitente.account;

import jakarta.ejb.Stateless;
import java.util.Optional;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** Stub until the door is merged. */
@Stateless
public class MailAccounts {

  public Optional<MailAccount> find(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  public MailAccount get(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  public Optional<MailAccount> defaultAccount(String companyId) {
    throw new UnsupportedOperationException();
  }

  public Page<MailAccount> list(String companyId, PageRequest page) {
    throw new UnsupportedOperationException();
  }
}

package org.remitente.remedy;

import java.util.Optional;

/** A company's part of {@link MailSignIns}. */
record CompanyLedger(MailSignIns signIns, String companyId) implements SignInLedger {

  @Override
  public Optional<String> begin(String server, String username) {
    return signIns.begin(companyId, server, username);
  }

  @Override
  public void accepted(String server, String username) {
    signIns.accepted(companyId, server, username);
  }

  @Override
  public void unjudged(String id) {
    signIns.unjudged(companyId, id);
  }
}

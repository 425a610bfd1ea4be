package org.remitente.remedy;

import java.util.Optional;

/**
 * A company's part of {@link MailSignIns}.
 *
 * @param wrong so many wrong sign-ins an hour, for a user at a server, are too many
 */
record CompanyLedger(MailSignIns signIns, String companyId, int wrong) implements SignInLedger {

  @Override
  public Optional<String> begin(String server, String username) {
    return signIns.begin(companyId, server, username, wrong);
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

package org.remitente.company;

import jakarta.ejb.Stateless;
import java.util.Optional;
import org.remitente.security.Secret;

/** Links by which an ERP's users come in without a second password. */
@Stateless
public class PreferencesLinks {

  /**
   * Makes a link, good once and for five minutes.
   *
   * @param user a name for the audit trail, 1 to 100 characters on one line
   * @param returnTo a path of ours, or an address whose origin is in {@code
   *     remitente.return-to.origins}; null for none
   * @throws org.remitente.shared.InvalidInputException with every error
   */
  public PreferencesLink create(String companyId, String user, String returnTo) {
    throw new UnsupportedOperationException();
  }

  /** Opens a link; empty where it is unknown, was opened before, or is too old. */
  public Optional<PreferencesVisit> open(Secret token) {
    throw new UnsupportedOperationException();
  }
}

package org.remitente.verification;

import jakarta.ejb.Stateless;
import java.util.Optional;

/** Starts verifications, and answers for them on any node: each is one row. */
@Stateless
public class Verifications {

  /**
   * Starts a verification and returns at once.
   *
   * @throws org.remitente.shared.NotFoundException where the account is not the company's
   * @throws org.remitente.shared.RateLimitedException over {@code
   *     remitente.limits.verifications-per-hour}
   * @throws org.remitente.shared.ConflictException {@code address-in-use} where another address is
   *     wanted while messages wait
   */
  public StartedVerification start(String companyId, VerificationRequest request) {
    throw new UnsupportedOperationException();
  }

  /** What is known of a verification by now. */
  public Optional<VerificationReport> find(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Stops a verification: it counts as failed ({@code cancelled}) at once, and nothing is stored.
   * One that is over stays as it is.
   *
   * @throws org.remitente.shared.NotFoundException where it is not the company's
   */
  public void cancel(String companyId, String id) {
    throw new UnsupportedOperationException();
  }
}

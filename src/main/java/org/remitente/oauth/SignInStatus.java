package org.remitente.oauth;

import org.remitente.diagnosis.Diagnosis;

/**
 * What is known of a sign-in.
 *
 * @param provider with which one signs in
 * @param accountId the account that was stored or renewed, or null
 * @param verificationId the verification of what was signed in to, or null
 * @param diagnosis why nothing was stored, or null
 * @param returnTo where the browser goes at the end
 */
public record SignInStatus(
    String companyId,
    String id,
    String provider,
    SignInState state,
    String accountId,
    String verificationId,
    Diagnosis diagnosis,
    String returnTo) {

  /** The same, over without an account. */
  SignInStatus failed(Diagnosis why) {
    return new SignInStatus(
        companyId, id, provider, SignInState.FAILED, accountId, verificationId, why, returnTo);
  }
}

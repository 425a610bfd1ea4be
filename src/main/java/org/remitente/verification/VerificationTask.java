package org.remitente.verification;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.remitente.account.AccountSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.network.Lifeline;
import org.remitente.oauth.SignedIn;
import org.remitente.remedy.StoredSecrets;
import org.remitente.shared.Language;

/**
 * One verification that was begun: all that its run needs.
 *
 * @param settings completed with stored passwords where they may go; null where nobody types any
 * @param signedIn what was signed in to at its provider, or null for typed settings
 * @param stored which of the passwords are stored ones
 * @param inputFaults what is wrong with what was typed; then nothing is connected to
 * @param language the company's
 * @param line what its connections hang on
 * @param outcome completed at the end
 */
record VerificationTask(
    String companyId,
    String id,
    VerificationRequest request,
    AccountSettings settings,
    SignedIn signedIn,
    StoredSecrets stored,
    List<Diagnosis> inputFaults,
    Language language,
    Lifeline line,
    CompletableFuture<VerificationReport> outcome) {

  /** The account that is replaced or checked. */
  Optional<String> accountId() {
    return Optional.ofNullable(request.accountId());
  }
}

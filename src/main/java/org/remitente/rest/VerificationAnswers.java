package org.remitente.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.remitente.shared.Language;
import org.remitente.shared.RecordJson;
import org.remitente.verification.StartedVerification;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationRequest;
import org.remitente.verification.Verifications;

/**
 * Starts verifications and answers when they are over, without holding a thread; at once where the
 * client prefers that.
 */
@Dependent
class VerificationAnswers {

  /** Far beyond what a verification may take; the client is then sent to look by itself. */
  private static final long PATIENCE_SECONDS = 180;

  @Inject Verifications verifications;

  /**
   * Starts a verification. A client that goes away stops nothing.
   *
   * @param answer the answer to a report that is over
   */
  void start(
      String companyId,
      VerificationRequest request,
      HttpHeaders headers,
      Language language,
      AsyncResponse client,
      Function<VerificationReport, Response> answer) {
    StartedVerification started = verifications.start(companyId, request);
    if (Preference.isAsync(headers.getRequestHeader(Preference.HEADER))) {
      client.resume(
          Response.fromResponse(underWay(companyId, started.id(), language))
              .header(Preference.APPLIED, Preference.RESPOND_ASYNC)
              .build());
      return;
    }
    client.setTimeoutHandler(late -> late.resume(underWay(companyId, started.id(), language)));
    client.setTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    started
        .outcome()
        .thenApply(answer)
        .exceptionally(failure -> Problems.of(failure, language).response())
        .thenAccept(client::resume);
  }

  private Response underWay(String companyId, String id, Language language) {
    VerificationReport report = verifications.find(companyId, id).orElseThrow();
    return Answers.accepted(
        "/verifications/" + id, VerificationRepresentation.of(report, language));
  }

  /** The problem of settings that did not pass, with the whole verification. */
  static Response failed(VerificationReport report, Language language) {
    return Problems.named("verification-failed", 422, language)
        .with("verification", RecordJson.write(VerificationRepresentation.of(report, language)))
        .response();
  }
}

package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.remitente.verification.StartedVerification;
import org.remitente.verification.VerificationRequest;
import org.remitente.verification.Verifications;

/** Starts verifications for a page. */
@RequestScoped
class VerificationStarter {

  /** A verification ends within thirty seconds; the rest is for a busy server. */
  private static final int PATIENCE_SECONDS = 45;

  @Inject Verifications verifications;

  /** Starts one and gives its id; without a script, which asks how it goes, once it is over. */
  String start(String companyId, VerificationRequest request) {
    StartedVerification started = verifications.start(companyId, request);
    if (!FacesContext.getCurrentInstance().getPartialViewContext().isAjaxRequest()) {
      await(started);
    }
    return started.id();
  }

  private static void await(StartedVerification started) {
    try {
      started.outcome().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | CancellationException | TimeoutException toldByTheReport) {
      return;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

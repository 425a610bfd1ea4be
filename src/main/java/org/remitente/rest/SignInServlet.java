package org.remitente.rest;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.oauth.BegunSignIn;
import org.remitente.oauth.OpenedSignIn;
import org.remitente.oauth.ProviderAnswer;
import org.remitente.oauth.ReturnedSignIn;
import org.remitente.oauth.SignIns;
import org.remitente.oauth.SignedIn;
import org.remitente.security.Secret;
import org.remitente.shared.PublicAddress;
import org.remitente.shared.RateLimitedException;
import org.remitente.shared.RemitenteException;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationRequest;
import org.remitente.verification.Verifications;

/**
 * The way of a browser to a provider's page and back. Whoever opens a ticket is marked and led on;
 * whoever comes back without the mark is led nowhere ({@code 410}). At the end stands the address
 * that was wanted when the sign-in was begun, never one that the browser brings.
 */
@WebServlet(urlPatterns = "/oauth/*", asyncSupported = true)
public class SignInServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(SignInServlet.class.getName());

  private static final String TICKET = BegunSignIn.TICKETS.substring("/oauth".length());
  private static final String CALLBACK = "/callback";

  /** The page that thanks an administrator. */
  private static final String CONSENT = "/administrator-consent";

  /** Far more than any of our own has. */
  private static final int MAX_TICKET = 200;

  /** Beyond what a verification may take. */
  private static final long PATIENCE_SECONDS = 60;

  @EJB transient SignIns signIns;
  @EJB transient Verifications verifications;
  @Inject transient PublicAddress publicAddress;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Referrer-Policy", "no-referrer");
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    if (path.equals(CALLBACK) && once(request, "admin_consent") != null) {
      // Microsoft's administrators come back from their consent, with no sign-in under way.
      String refused = request.getParameter("error") == null ? "" : "?refused=true";
      lead(response, request.getContextPath() + CONSENT + refused);
    } else if (path.equals(CALLBACK)) {
      comeBack(request, response);
    } else if (path.startsWith(TICKET)) {
      setOut(path.substring(TICKET.length()), request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** Mail scanners and previews look at links this way: it must not spend them. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void setOut(String ticket, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<OpenedSignIn> opened =
        Optional.of(ticket)
            .filter(text -> !text.isEmpty() && text.length() <= MAX_TICKET)
            .map(Secret::of)
            .flatMap(signIns::open);
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_GONE);
      return;
    }
    leadToProvider(opened.get(), request, response);
  }

  private void leadToProvider(
      OpenedSignIn opened, HttpServletRequest request, HttpServletResponse response) {
    String mark = ShownOnce.text(opened.mark());
    BrowserMark.set(request, response, opened.id(), mark, publicAddress.isHttps());
    lead(response, opened.provider().toString());
  }

  private void comeBack(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProviderAnswer answer =
        new ProviderAnswer(
            Secret.ofNullable(once(request, "state")),
            once(request, "code"),
            once(request, "error"),
            once(request, "error_description"));
    Optional<ReturnedSignIn> returned =
        signIns.returned(answer, id -> BrowserMark.read(request, id).map(Secret::of));
    if (returned.isEmpty()) {
      response.sendError(HttpServletResponse.SC_GONE);
    } else if (returned.get().again() != null) {
      leadToProvider(returned.get().again(), request, response);
    } else if (returned.get().signedIn() == null) {
      lead(response, returned.get().returnTo());
    } else {
      verify(returned.get(), request, response);
    }
  }

  /** The browser waits for the verdict, where one is to come, without holding a thread. */
  private void verify(
      ReturnedSignIn returned, HttpServletRequest request, HttpServletResponse response) {
    start(returned.signedIn())
        .ifPresentOrElse(
            outcome -> await(outcome, returned, request),
            () -> lead(response, returned.returnTo()));
  }

  private static void await(
      CompletableFuture<VerificationReport> outcome,
      ReturnedSignIn returned,
      HttpServletRequest request) {
    AsyncContext browser = request.startAsync();
    browser.setTimeout(0);
    outcome
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .whenComplete((report, failure) -> goOn(browser, returned));
  }

  private Optional<CompletableFuture<VerificationReport>> start(SignedIn signedIn) {
    try {
      return Optional.of(
          verifications
              .start(signedIn.companyId(), VerificationRequest.signIn(signedIn))
              .outcome()
              .toCompletableFuture()
              .copy());
    } catch (RateLimitedException tooMany) {
      signIns.heldBack(signedIn, tooMany.retryAfter());
      return Optional.empty();
    } catch (RemitenteException refused) {
      LOG.log(Level.INFO, "A sign-in is not verified: {0}", refused.getMessage());
      return failed(signedIn);
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "A sign-in cannot be verified", fault);
      return failed(signedIn);
    }
  }

  private Optional<CompletableFuture<VerificationReport>> failed(SignedIn signedIn) {
    signIns.failed(
        signedIn, DiagnosisCatalogue.verdict(DiagnosisCode.INTERNAL, Service.OAUTH, Stage.TOKEN));
    return Optional.empty();
  }

  private static void goOn(AsyncContext browser, ReturnedSignIn returned) {
    try {
      lead((HttpServletResponse) browser.getResponse(), returned.returnTo());
    } finally {
      // Also where it has gone away: there is no time-out that would end it.
      browser.complete();
    }
  }

  private static void lead(HttpServletResponse response, String address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
  }

  /** A parameter that is given twice is none: who knows which one others look at. */
  private static String once(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null || values.length != 1 ? null : values[0];
  }
}

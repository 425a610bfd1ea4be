package org.remitente.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.network.NetworkFailure;

/**
 * Tells the operator, in the log, what no user can mend: the same of the same provider once an hour
 * on each node, however many accounts meet it.
 */
@ApplicationScoped
class OperatorAlarm {

  private static final Logger LOG = Logger.getLogger(OperatorAlarm.class.getName());
  private static final Duration QUIET = Duration.ofHours(1);

  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  @Inject Clock clock;

  /** A provider refuses; what is the user's to mend is no news here. */
  void refused(String provider, TokenRefusal refusal) {
    DiagnosisCode code = DiagnosisCatalogue.diagnose(refusal).code();
    boolean ours = code == DiagnosisCode.OA_APP_CONFIG || code == DiagnosisCode.UNKNOWN;
    // What browsers bring may be made up: it must not stand in the way of what is true.
    String cause = refusal.isFromTheBrowser() ? "browser " + code : code.code();
    if (ours && isNews(provider, cause)) {
      LOG.log(
          refusal.isFromTheBrowser() ? Level.WARNING : Level.SEVERE,
          "{0} refuses this program ({1}, status {2}): look at remitente.oauth.{0}.* and at its"
              + " registration there",
          new Object[] {provider, error(refusal), String.valueOf(refusal.status())});
    }
  }

  private static String error(TokenRefusal refusal) {
    return refusal.error().isEmpty() ? "no error code" : refusal.error();
  }

  /** Accounts live on a provider that is not configured here. */
  void notConfigured(String provider) {
    if (isNews(provider, "not configured")) {
      LOG.log(
          Level.SEVERE,
          "Accounts wait for {0}, which is not configured: look at remitente.oauth.{0}.client-id",
          provider);
    }
  }

  /** A provider does not answer. */
  void unheard(String provider, NetworkFailure.Kind kind) {
    if (isNews(provider, "unheard")) {
      LOG.log(
          Level.WARNING,
          "{0} gives no tokens, since its token-url does not answer: {1}",
          new Object[] {provider, kind});
    }
  }

  private boolean isNews(String provider, String cause) {
    Instant now = clock.instant();
    String key = provider + " " + cause;
    Instant last = told.get(key);
    if (last != null && now.isBefore(last.plus(QUIET))) {
      return false;
    }
    // Of several at once one tells it.
    return last == null ? told.putIfAbsent(key, now) == null : told.replace(key, last, now);
  }
}

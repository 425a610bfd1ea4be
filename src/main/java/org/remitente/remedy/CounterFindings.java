package org.remitente.remedy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerEndpoint;

/**
 * What came of trying other servers in the place of one that failed.
 *
 * @param reached those that can be spoken to, as far as that goes without credentials
 * @param failures why others cannot
 * @param outcome how it ended
 * @param chosen where it ended so, or null
 * @param refusal of the credentials at the chosen one, or null
 */
record CounterFindings(
    Set<ServerEndpoint> reached,
    Map<ServerEndpoint, FailureKind> failures,
    Outcome outcome,
    ServerEndpoint chosen,
    MailFailure refusal) {

  /** How a counter-test ended. */
  enum Outcome {
    /** Nothing else works either. */
    NOTHING,
    /** Everything works there up to the sign-in, which was not made. */
    REACHED,
    /** The sign-in was accepted there. */
    SIGNED_IN,
    /** The credentials were refused there. */
    REFUSED
  }

  /** Nothing was tried. */
  static final CounterFindings NONE =
      new CounterFindings(Set.of(), Map.of(), Outcome.NOTHING, null, null);

  CounterFindings {
    reached = Set.copyOf(reached);
    failures = Map.copyOf(failures);
  }

  /** The server with which every stage passes. */
  Optional<ServerEndpoint> proved() {
    return outcome == Outcome.REACHED || outcome == Outcome.SIGNED_IN
        ? Optional.of(chosen)
        : Optional.empty();
  }

  /** Whether a server speaks TLS at once, whatever its certificate is worth. */
  boolean speaksTls(ServerEndpoint endpoint) {
    FailureKind failure = failures.get(endpoint);
    return reached.contains(endpoint)
        || failure != null && failure.name().startsWith("CERTIFICATE_");
  }

  /** Whether a port of the host gave any sign of life, be it a refusal. */
  boolean heardFrom(ServerEndpoint tried) {
    return reached.stream().anyMatch(each -> each.host().equals(tried.host()))
        || failures.entrySet().stream()
            .anyMatch(
                each ->
                    each.getKey().host().equals(tried.host())
                        && each.getKey().port() != tried.port()
                        && each.getValue() != FailureKind.CONNECT_TIMEOUT
                        && each.getValue() != FailureKind.ADDRESS_FORBIDDEN);
  }
}

package org.remitente.remedy;

import java.util.HashSet;
import java.util.Set;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.RetryRule;
import org.remitente.mail.Credentials;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.HostName;

/**
 * Measures the sign-ins of one verification: three wrong ones at most, never the same credentials
 * again at a server that refused them, and none where the ledger says that too many were wrong
 * lately. SMTP and IMAP sign in from two threads.
 */
final class SignInBudget {

  static final int WRONG_AT_MOST = 3;

  private final SignInLedger ledger;
  private final SiblingPorts ports;
  private final Set<Refused> refused = new HashSet<>();
  private int wrong;
  private int underWay;

  private record Refused(Service service, HostName host, Credentials credentials) {}

  /** A sign-in that is measured. */
  interface SignIn<C> {
    C make() throws MailFailureException;
  }

  /**
   * @param ports a host's own ports make one server of it; at any other port another one may stand
   */
  SignInBudget(SignInLedger ledger, SiblingPorts ports) {
    this.ledger = ledger;
    this.ports = ports;
  }

  /**
   * Signs in, if that is still allowed.
   *
   * @param credentials null where there is no sign-in, and nothing to measure
   * @throws MailFailureException of kind {@link FailureKind#HELD_BACK} where it is not
   */
  <C> C measured(
      Service service, ServerEndpoint endpoint, Credentials credentials, SignIn<C> signIn)
      throws MailFailureException {
    if (credentials == null) {
      return signIn.make();
    }
    Refused pair = new Refused(service, endpoint.host(), credentials);
    String server = name(service, endpoint, ports);
    String noted = begin(pair, server);
    boolean judgedWrong = true;
    try {
      C connection = signIn.make();
      judgedWrong = false;
      ledger.accepted(server, credentials.username());
      return connection;
    } catch (MailFailureException e) {
      judgedWrong = countsAsWrong(e.failure());
      if (!judgedWrong) {
        ledger.unjudged(noted);
      }
      throw e;
    } finally {
      settle(pair, judgedWrong);
    }
  }

  /** Whether a server refused these credentials in this verification. */
  synchronized boolean wasRefused(
      Service service, ServerEndpoint endpoint, Credentials credentials) {
    return refused.contains(new Refused(service, endpoint.host(), credentials));
  }

  private String begin(Refused pair, String server) throws MailFailureException {
    synchronized (this) {
      if (wrong + underWay >= WRONG_AT_MOST || refused.contains(pair)) {
        throw heldBack(pair.service());
      }
      underWay++;
    }
    boolean noted = false;
    try {
      String id =
          ledger
              .begin(server, pair.credentials().username())
              .orElseThrow(() -> heldBack(pair.service()));
      noted = true;
      return id;
    } finally {
      if (!noted) {
        settle(pair, false);
      }
    }
  }

  private synchronized void settle(Refused pair, boolean judgedWrong) {
    underWay--;
    if (judgedWrong) {
      wrong++;
      refused.add(pair);
    }
  }

  /** What was sent and not accepted counts, unless the server said that it judged nothing. */
  private static boolean countsAsWrong(MailFailure failure) {
    return switch (failure.kind()) {
      case SIGN_IN_NOT_OFFERED, MECHANISM_NOT_OFFERED, HELD_BACK -> false;
      case REFUSED -> refusesCredentials(failure);
      default -> failure.stage() == Stage.LOGIN;
    };
  }

  /** Whether a server has looked at credentials and said no to them. */
  static boolean refusesCredentials(MailFailure failure) {
    if (failure.kind() != FailureKind.REFUSED || failure.stage() != Stage.LOGIN) {
      return false;
    }
    Diagnosis diagnosis = DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);
    return diagnosis.retry() == RetryRule.NEVER && !Candidates.noWayToSignIn(diagnosis.code());
  }

  /** A server's name in the ledger. */
  static String name(Service service, ServerEndpoint endpoint, SiblingPorts ports) {
    String host = service.tag() + ' ' + endpoint.host();
    return ports.knows(endpoint.port()) ? host : host + ':' + endpoint.port();
  }

  private static MailFailureException heldBack(Service service) {
    return new MailFailureException(MailFailure.of(service, Stage.LOGIN, FailureKind.HELD_BACK));
  }
}

package org.remitente.remedy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Stage;
import org.remitente.remedy.Candidate.Origin;
import org.remitente.shared.HostName;

/**
 * Which servers to try in the place of one that failed, the best first. Only hosts that somebody
 * named or that are the provider's, and only ports that mail servers may use.
 */
final class Candidates {

  /** A certificate may hold many names; beyond these nobody's own host is meant. */
  private static final int MAX_CERTIFICATE_NAMES = 5;

  /** A name or port of the other protocol, known before anything is connected to. */
  private static final Set<DiagnosisCode> OTHER_PROTOCOLS =
      EnumSet.of(DiagnosisCode.IN_PORT_POP, DiagnosisCode.IN_PORT_SWAP, DiagnosisCode.IN_HOST_SWAP);

  /** Refused at the sign-in, although not for what was signed in with. */
  private static final Set<DiagnosisCode> NO_WAY_TO_SIGN_IN =
      EnumSet.of(
          DiagnosisCode.NO_AUTH_OFFERED,
          DiagnosisCode.MECH_MISMATCH,
          DiagnosisCode.LOGINDISABLED,
          DiagnosisCode.MUST_STARTTLS);

  /** Nothing that another port would answer better, or nothing to be asked about at all. */
  private static final Set<DiagnosisCode> LEFT_ALONE =
      EnumSet.of(
          DiagnosisCode.NET_BLOCKED_ADDR,
          DiagnosisCode.DNS_TEMP,
          DiagnosisCode.GR_421,
          DiagnosisCode.TEMPORARY,
          DiagnosisCode.CONN_LIMIT,
          DiagnosisCode.QUOTA_BW,
          DiagnosisCode.IMAP_OFF_USER,
          DiagnosisCode.EHLO_REFUSED,
          DiagnosisCode.INTERNAL);

  private final SiblingPorts ports;
  private final ProposedServers proposed;
  private final IntPredicate allowedPorts;

  Candidates(SiblingPorts ports, ProposedServers proposed, IntPredicate allowedPorts) {
    this.ports = ports;
    this.proposed = proposed;
    this.allowedPorts = allowedPorts;
  }

  /** Whether settings fail at what was typed in a way that other ports can prove wrong. */
  static boolean mendable(Diagnosis input) {
    return OTHER_PROTOCOLS.contains(input.code());
  }

  /** Whether a refused sign-in says nothing of the credentials. */
  static boolean noWayToSignIn(DiagnosisCode code) {
    return NO_WAY_TO_SIGN_IN.contains(code);
  }

  /**
   * What to try of the host itself where a server failed so; empty where nothing is to be gained. A
   * stored password leads to its own host only.
   */
  List<Candidate> after(Diagnosis failed, TriedServer tried) {
    if (!mayBeMended(failed) || failed.stage() == Stage.RESOLVE || isOneSided(failed)) {
      return List.of();
    }
    Stream<Candidate> own =
        failed.stage() == Stage.INPUT
            ? usual(tried)
            : sameHost(ports.besides(tried.endpoint(), tried.service()));
    return allowed(Stream.concat(own, certified(failed, tried.endpoint()))).stream()
        .filter(each -> !tried.stored() || each.origin() == Origin.SAME_HOST)
        .toList();
  }

  /**
   * The provider's own servers, where the host itself has nothing that works; looked for only when
   * asked, and never for a stored password.
   */
  List<Candidate> elsewhere(Diagnosis failed, TriedServer tried) {
    if (tried.stored() || !mayBeMended(failed)) {
      return List.of();
    }
    return allowed(
        proposed.of(tried.service(), tried.address()).stream()
            .filter(endpoint -> !endpoint.host().equals(tried.endpoint().host()))
            .map(endpoint -> new Candidate(endpoint, Origin.PROPOSED)));
  }

  private static boolean mayBeMended(Diagnosis failed) {
    if (LEFT_ALONE.contains(failed.code()) || failed.stage().compareTo(Stage.LOGIN) > 0) {
      return false;
    }
    return failed.stage() != Stage.LOGIN || noWayToSignIn(failed.code()) || isOneSided(failed);
  }

  private static boolean isOneSided(Diagnosis failed) {
    return failed.code() == DiagnosisCode.AUTH_ONE_SIDE;
  }

  /** The usual ports of the host, or of the one that is called after the right protocol. */
  private Stream<Candidate> usual(TriedServer tried) {
    HostName typed = tried.endpoint().host();
    return OtherHost.of(typed, tried.service())
        .map(host -> ports.at(host, tried.service()).stream())
        .map(all -> all.map(each -> new Candidate(each, Origin.PROPOSED)))
        .orElseGet(() -> sameHost(ports.at(typed, tried.service())));
  }

  /** The encrypted ways to the same host. */
  List<Candidate> encrypted(TriedServer tried) {
    return allowed(sameHost(ports.besides(tried.endpoint(), tried.service())));
  }

  private static Stream<Candidate> sameHost(List<ServerEndpoint> endpoints) {
    return endpoints.stream().map(each -> new Candidate(each, Origin.SAME_HOST));
  }

  /** The names in a certificate that was shown by a server of another name. */
  private static Stream<Candidate> certified(Diagnosis failed, ServerEndpoint tried) {
    if (failed.code() != DiagnosisCode.TLS_CERT_HOST) {
      return Stream.of();
    }
    return Stream.of(failed.args().getOrDefault("names", "").split(", "))
        .map(HostName::parse)
        .flatMap(Optional::stream)
        .filter(name -> !name.isAddress() && !name.equals(tried.host()))
        .limit(MAX_CERTIFICATE_NAMES)
        .map(name -> new ServerEndpoint(name, tried.port(), tried.security()))
        .map(endpoint -> new Candidate(endpoint, Origin.CERTIFICATE));
  }

  private List<Candidate> allowed(Stream<Candidate> candidates) {
    List<Candidate> allowed = new ArrayList<>();
    candidates
        .filter(each -> allowedPorts.test(each.endpoint().port()))
        .filter(each -> allowed.stream().noneMatch(a -> a.endpoint().equals(each.endpoint())))
        .forEach(allowed::add);
    return List.copyOf(allowed);
  }
}

package org.remitente.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.ServerEndpoint;
import org.remitente.verification.CounterFindings.Outcome;

/** Seeks what works in the place of what failed. Serves one verification. */
final class Remedies {

  private final CounterTest counterTest;
  private final ServerTrials trials;
  private final Candidates candidates;
  private final Predicate<Countdown> outgoingMailIsBlocked;

  /**
   * @param outgoingMailIsBlocked asked where no port of a host answers: whether none of a large
   *     provider does either
   */
  Remedies(
      CounterTest counterTest,
      ServerTrials trials,
      Candidates candidates,
      Predicate<Countdown> outgoingMailIsBlocked) {
    this.counterTest = counterTest;
    this.trials = trials;
    this.candidates = candidates;
    this.outgoingMailIsBlocked = outgoingMailIsBlocked;
  }

  /** Judges a server that failed, after trying others in its place. */
  Judged judge(TriedServer tried, Diagnosis failed) {
    CounterFindings findings = counterTest.run(tried, candidates.after(failed, tried));
    List<Diagnosis> diagnoses = new ArrayList<>();
    if (findings.outcome() == Outcome.REFUSED) {
      diagnoses.add(DiagnosisCatalogue.diagnose(findings.refusal(), tried.credentialSource()));
    }
    diagnoses.add(refined(failed, tried.endpoint(), findings));
    Judged failure = Judged.failed(tried, failed);
    Judged judged = new Judged(tried, diagnoses, failure.accepted(), null);
    return proving(judged, findings);
  }

  private Diagnosis refined(Diagnosis failed, ServerEndpoint tried, CounterFindings findings) {
    boolean silent =
        failed.code() == DiagnosisCode.TCP_TIMEOUT
            && !findings.failures().isEmpty()
            && !findings.heardFrom(tried);
    if (silent && outgoingMailIsBlocked.test(trials.time())) {
      return DiagnosisCatalogue.refined(failed, DiagnosisCode.TCP_TIMEOUT_ALL, Certainty.SURE);
    }
    return Refinement.of(failed, tried, findings);
  }

  private static Judged proving(Judged judged, CounterFindings findings) {
    String username = judged.tried().signsIn() ? judged.tried().credentials().username() : null;
    return findings
        .proved()
        .map(
            endpoint ->
                judged.proving(
                    new Proof(endpoint, username), findings.outcome() == Outcome.SIGNED_IN))
        .orElse(judged);
  }

  /** An encrypted way to a server that works in clear text. */
  Optional<ServerEndpoint> encrypted(TriedServer tried) {
    return counterTest.run(tried, candidates.encrypted(tried)).proved();
  }

  /**
   * Looks at both servers together: what one says of the other, and whether another form of the
   * user name is accepted.
   *
   * @param sides one server, or both
   */
  List<Judged> conclude(List<Judged> sides) {
    List<Judged> seen = CrossInference.of(withOtherUser(sides));
    List<Judged> concluded = new ArrayList<>();
    for (Judged side : seen) {
      boolean oneSide =
          !side.passed() && side.news().code() == DiagnosisCode.AUTH_ONE_SIDE;
      concluded.add(oneSide && side.proof() == null ? elsewhere(side) : side);
    }
    return concluded;
  }

  private Judged elsewhere(Judged side) {
    return proving(
        side, counterTest.run(side.tried(), candidates.after(side.news(), side.tried())));
  }

  /** One try, at the first server that can hear it; what is accepted there is tried at the other. */
  private List<Judged> withOtherUser(List<Judged> sides) {
    List<Judged> result = new ArrayList<>(sides);
    for (int first = 0; first < result.size(); first++) {
      Judged side = result.get(first);
      if (!mayHaveOtherUser(side)) {
        continue;
      }
      Optional<Judged> accepted = withOtherUser(side);
      accepted.ifPresent(found -> result.set(result.indexOf(side), found));
      if (first == 0 && result.size() == 2 && alike(side, result.get(1))) {
        Judged other = result.get(1);
        result.set(1, accepted.isPresent() ? withOtherUser(other).orElse(other) : other);
        break;
      }
    }
    return result;
  }

  private static boolean alike(Judged one, Judged other) {
    return mayHaveOtherUser(other) && one.tried().sharesCredentialsWith(other.tried());
  }

  private static boolean mayHaveOtherUser(Judged side) {
    return side.refusedCredentials()
        && side.news().code() == DiagnosisCode.AUTH_BAD
        && side.tried().endpoint().security() != ConnectionSecurity.NONE;
  }

  private Optional<Judged> withOtherUser(Judged side) {
    TriedServer tried = side.tried();
    String other = OtherUser.insteadOf(tried.credentials().username(), tried.address());
    try {
      trials.signIn(
          tried.service(),
          tried.endpoint(),
          new Credentials(other, tried.credentials().password()));
    } catch (MailFailureException notThisEither) {
      return Optional.empty();
    }
    return Optional.of(
        side.withNews(side.news().proved()).proving(new Proof(tried.endpoint(), other), false));
  }
}

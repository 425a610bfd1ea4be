package org.remitente.remedy;

import java.time.Duration;
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
import org.remitente.remedy.CounterFindings.Outcome;

/** Seeks what works in the place of what failed. Serves one verification. */
public final class Remedies {

  private static final Duration FOR_OTHER_HOSTS = Duration.ofSeconds(4);

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
  public Judged judge(TriedServer tried, Diagnosis failed) {
    CounterFindings findings = counterTest.run(tried, candidates.after(failed, tried));
    Judged judged =
        Judged.failed(tried, failed).withNews(refined(failed, tried.endpoint(), findings));
    return findings.outcome() == Outcome.NOTHING
        ? elsewhere(judged, failed)
        : following(judged, findings);
  }

  /** The provider's own servers take time to be found: only where there is some. */
  private Judged elsewhere(Judged judged, Diagnosis failed) {
    if (trials.time().left().compareTo(FOR_OTHER_HOSTS) < 0) {
      return judged;
    }
    CounterFindings findings =
        counterTest.run(judged.tried(), candidates.elsewhere(failed, judged.tried()));
    return following(
        findings.proved().isPresent() ? judged.withNews(judged.news().proved()) : judged, findings);
  }

  /**
   * Whether what is wrong with typed settings is a name or a port of the other protocol, in whose
   * place another can be proved.
   */
  public static boolean canProve(Diagnosis input) {
    return Candidates.mendable(input);
  }

  /**
   * All that is wrong, the one to mend first at the front: a refused sign-in is news before a
   * connection that did not come about, and what a person can change comes before what only time
   * can.
   */
  public static List<Diagnosis> inOrderOfMending(List<Judged> sides) {
    return CrossInference.inOrderOfMending(sides);
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

  private static Judged following(Judged judged, CounterFindings findings) {
    TriedServer tried = judged.tried();
    String username = tried.signsIn() ? tried.credentials().username() : null;
    return switch (findings.outcome()) {
      case NOTHING -> judged;
      case REACHED -> judged.proving(new Proof(findings.chosen(), username), false);
      case SIGNED_IN -> judged.proving(new Proof(findings.chosen(), username), true);
      case REFUSED ->
          judged.refusedAt(
              findings.chosen(),
              DiagnosisCatalogue.diagnose(findings.refusal(), tried.credentialSource()));
    };
  }

  /** An encrypted way to a server that works in clear text. */
  public Optional<ServerEndpoint> encrypted(TriedServer tried) {
    return counterTest.run(tried, candidates.encrypted(tried)).proved();
  }

  /**
   * Looks at both servers together: what one says of the other, and whether another form of the
   * user name is accepted.
   *
   * @param sides one server, or both
   */
  public List<Judged> conclude(List<Judged> sides) {
    List<Judged> seen = CrossInference.of(withOtherUser(sides));
    List<Judged> concluded = new ArrayList<>();
    for (Judged side : seen) {
      boolean oneSide = !side.passed() && side.news().code() == DiagnosisCode.AUTH_ONE_SIDE;
      concluded.add(oneSide && side.proof() == null ? elsewhere(side, side.news()) : side);
    }
    return concluded;
  }

  /**
   * One try, at the first server that can hear it; what is accepted there is tried at the other.
   */
  private List<Judged> withOtherUser(List<Judged> sides) {
    List<Judged> result = new ArrayList<>(sides);
    for (int i = 0; i < sides.size(); i++) {
      Judged before = sides.get(i);
      if (mayHaveOtherUser(before) && !triedWithSame(sides.subList(0, i), result, before)) {
        result.set(i, withOtherUser(before));
      }
    }
    return result;
  }

  /** Whether the same other name was refused by a server before this one. */
  private static boolean triedWithSame(List<Judged> earlier, List<Judged> results, Judged side) {
    for (int i = 0; i < earlier.size(); i++) {
      Judged before = earlier.get(i);
      if (mayHaveOtherUser(before)
          && before.tried().sharesCredentialsWith(side.tried())
          && results.get(i).proof() == null) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHaveOtherUser(Judged side) {
    return side.refusedCredentials()
        && side.news().code() == DiagnosisCode.AUTH_BAD
        && side.spokenTo().security() != ConnectionSecurity.NONE;
  }

  private Judged withOtherUser(Judged side) {
    TriedServer tried = side.tried();
    String other = OtherUser.insteadOf(tried.credentials().username(), tried.address());
    Credentials changed = tried.credentials().of(other);
    try {
      trials.signIn(tried.service(), side.spokenTo(), changed);
    } catch (MailFailureException notThisEither) {
      return side;
    }
    return side.withNews(side.news().proved()).proving(new Proof(side.spokenTo(), other), false);
  }
}

package org.remitente.remedy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Stage;

/**
 * What is known of one server after it was tried, and others in its place.
 *
 * @param diagnoses what is wrong, the news first; empty where nothing is
 * @param spokenTo where the sign-in was reached at last: there, or at another of its ports
 * @param accepted whether the credentials were accepted, there or at another of its ports
 * @param proof what works in its place, or null
 */
public record Judged(
    TriedServer tried,
    List<Diagnosis> diagnoses,
    ServerEndpoint spokenTo,
    boolean accepted,
    Proof proof) {

  private static final Set<DiagnosisCode> WRONG_CREDENTIALS =
      EnumSet.of(
          DiagnosisCode.AUTH_BAD,
          DiagnosisCode.AUTH_GMAIL_BAD,
          DiagnosisCode.AUTH_YAHOO_BAD,
          DiagnosisCode.MS_BAD_CRED);

  /** Keeps a copy of the list. */
  public Judged {
    diagnoses = List.copyOf(diagnoses);
  }

  /** Nothing is wrong. */
  public static Judged passed(TriedServer tried) {
    return new Judged(tried, List.of(), tried.endpoint(), tried.signsIn(), null);
  }

  /** Failed, and nothing else was tried. */
  public static Judged failed(TriedServer tried, Diagnosis diagnosis) {
    boolean beyond = diagnosis.stage().compareTo(Stage.LOGIN) > 0;
    return new Judged(tried, List.of(diagnosis), tried.endpoint(), tried.signsIn() && beyond, null);
  }

  /** Whether nothing is wrong. */
  public boolean passed() {
    return diagnoses.isEmpty();
  }

  /** What to say first. Only where something is wrong. */
  public Diagnosis news() {
    return diagnoses.get(0);
  }

  /** Whether it refused what was signed in with. */
  public boolean refusedCredentials() {
    return !passed() && news().stage() == Stage.LOGIN && WRONG_CREDENTIALS.contains(news().code());
  }

  /** Whether it refused the sign-in in words that nobody knows. */
  boolean refusedUnclearly() {
    return !passed() && news().stage() == Stage.LOGIN && news().code() == DiagnosisCode.UNKNOWN;
  }

  Judged withNews(Diagnosis other) {
    List<Diagnosis> changed = new ArrayList<>(diagnoses);
    changed.set(0, other);
    return new Judged(tried, changed, spokenTo, accepted, proof);
  }

  /** The same where a sign-in at another port is the news: refused. */
  Judged refusedAt(ServerEndpoint endpoint, Diagnosis refusal) {
    List<Diagnosis> all = new ArrayList<>(List.of(refusal));
    all.addAll(diagnoses);
    return new Judged(tried, all, endpoint, accepted, proof);
  }

  /** The same where something else was found to work. */
  Judged proving(Proof found, boolean signedIn) {
    return new Judged(tried, diagnoses, found.endpoint(), accepted || signedIn, found);
  }
}

package org.remitente.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RemitenteException;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;

/**
 * Why settings were not stored.
 *
 * @param findings what to mend first stands first
 * @param problems what stands beside a field, by the id of its input
 */
public record Verdict(List<Finding> findings, Map<String, String> problems) {

  private static final String LOOK_HERE_TOO = "problem.look-here-too";

  private static final String CONSENT = "acceptUnencrypted";

  private static final Set<String> BELOW_MORE =
      Set.of("imapUsername", "imapPassword", "imapSentFolder", CONSENT);

  private static final Set<String> OUTSIDE_SERVERS =
      Set.of("displayName", "address", "smtpPassword");

  static Verdict of(VerificationReport report, Language language) {
    if (report.diagnosis() == null) {
      return of(Finding.ofPage(language, "problem.not-stored"));
    }
    List<Diagnosis> diagnoses =
        Stream.concat(Stream.of(report.diagnosis()), report.furtherDiagnoses().stream()).toList();
    Map<String, String> problems = new LinkedHashMap<>();
    diagnoses.forEach(each -> mark(each, language, problems));
    return new Verdict(
        Stream.concat(whatWorks(report, diagnoses, language), findings(diagnoses, language))
            .toList(),
        problems);
  }

  /** Whoever only reads the first words must not look for a fault where there is none. */
  private static Stream<Finding> whatWorks(
      VerificationReport report, List<Diagnosis> diagnoses, Language language) {
    boolean sends =
        report.stages().stream()
            .anyMatch(each -> each.stage() == Stage.DATA && each.state() == StageState.PASSED);
    boolean onlyImapFails = diagnoses.stream().allMatch(each -> each.service() == Service.IMAP);
    boolean ofItsFields =
        diagnoses.stream()
            .flatMap(each -> each.fields().stream())
            .anyMatch(field -> field.startsWith("imap."));
    return sends && onlyImapFails && ofItsFields
        ? Stream.of(Finding.ofPage(language, "problem.only-imap"))
        : Stream.of();
  }

  /**
   * Servers that share a user and a password fail alike where these are wrong, which is one thing
   * to mend and told once, in the words of the first. Nor does it help to read the same words again
   * for another field, which bears them itself.
   */
  private static Stream<Finding> findings(List<Diagnosis> diagnoses, Language language) {
    Map<List<Object>, Finding> findings = new LinkedHashMap<>();
    for (Diagnosis each : diagnoses) {
      Object where = each.fields().isEmpty() ? each.service() : each.fields();
      findings.computeIfAbsent(List.of(each.code(), where), what -> Finding.of(each, language));
    }
    return findings.values().stream().distinct();
  }

  /** What cannot be begun as things are. */
  static Verdict refused(RemitenteException why, Language language) {
    if (why instanceof InvalidInputException invalid) {
      return new Verdict(
          List.of(Finding.ofPage(language, "problem.input")), PageProblems.of(invalid, language));
    }
    if (why instanceof ConflictException conflict) {
      return of(Finding.ofPage(language, "problem." + conflict.code()));
    }
    boolean gone = why instanceof NotFoundException;
    return of(Finding.ofPage(language, gone ? "problem.account-gone" : "problem.rate-limited"));
  }

  /** A refusal that no field is to blame for. */
  static Verdict of(Finding finding) {
    return new Verdict(List.of(finding), Map.of());
  }

  /** That the company has an account of this address already. */
  static Verdict known(String address, Language language) {
    Finding finding = Finding.ofPage(language, "problem.known", Map.of("address", address));
    return new Verdict(List.of(finding), Map.of("address", finding.advice()));
  }

  /** Ports that are no numbers. */
  static Verdict unreadablePorts(List<String> fields, Language language) {
    Finding finding = Finding.ofPage(language, "problem.port");
    Map<String, String> problems = new LinkedHashMap<>();
    fields.forEach(field -> problems.put(inputOf(field), finding.advice()));
    return new Verdict(List.of(finding), problems);
  }

  /**
   * The first field bears the advice; the same words at all of them would hide which one it is. The
   * consent is no field that is wrong, but the advice speaks of it.
   */
  private static void mark(Diagnosis diagnosis, Language language, Map<String, String> problems) {
    String lookHereToo = PageText.text(language, LOOK_HERE_TOO);
    boolean first = true;
    for (String field : diagnosis.fields()) {
      String words = first ? DiagnosisTexts.advice(diagnosis, language) : lookHereToo;
      problems.putIfAbsent(inputOf(field), words);
      first = false;
    }
    if (diagnosis.code() == DiagnosisCode.IN_UNENCRYPTED) {
      problems.put(CONSENT, lookHereToo);
    }
  }

  /** The same over a form that does not hold what was verified. */
  Verdict withoutMarks() {
    return new Verdict(findings, Map.of());
  }

  /**
   * The same where the address is the user: what is wrong with the user stands beside it. Where the
   * password is to blame as well, it bears the advice, since only that was typed for this.
   */
  Verdict withUserAtAddress(Language language) {
    Map<String, String> moved = new LinkedHashMap<>(problems);
    String user = moved.remove("smtpUsername");
    if (user != null) {
      String lookHereToo = PageText.text(language, LOOK_HERE_TOO);
      boolean both = moved.replace("smtpPassword", lookHereToo, user);
      moved.putIfAbsent("address", both ? lookHereToo : user);
    }
    return new Verdict(findings, moved);
  }

  /** Whether a field of a server is marked. */
  boolean marksServers() {
    return !OUTSIDE_SERVERS.containsAll(problems.keySet());
  }

  /** Whether a field is marked that is hardly ever needed. */
  boolean marksMore() {
    return !Collections.disjoint(problems.keySet(), BELOW_MORE);
  }

  /** The id of a field's input: {@code smtp.port} is {@code smtpPort}. */
  static String inputOf(String field) {
    StringBuilder id = new StringBuilder();
    for (String part : field.split("\\.")) {
      id.append(id.isEmpty() ? part.charAt(0) : Character.toUpperCase(part.charAt(0)))
          .append(part, 1, part.length());
    }
    return id.toString();
  }
}

package org.remitente.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.remitente.mail.FailureKind;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.provider.Provider;

/**
 * One row of the catalogue: what must be seen for a situation. All conditions hold together, the
 * values within one are alternatives; the first row that applies decides.
 *
 * @param code the situation
 * @param certainty possible by stage and basic code alone; probable once words, an enhanced code or
 *     the kind of failure are part of it
 * @param applies the conditions
 */
record Rule(DiagnosisCode code, Certainty certainty, Predicate<Evidence> applies) {

  static Rule diagnose(DiagnosisCode code) {
    return new Rule(code, Certainty.POSSIBLE, evidence -> true);
  }

  /** Tables one after the other. */
  static List<Rule> inOrder(List<List<Rule>> tables) {
    return tables.stream().flatMap(List::stream).toList();
  }

  Rule smtp() {
    return of(Service.SMTP);
  }

  Rule imap() {
    return of(Service.IMAP);
  }

  Rule of(Service service) {
    return and(certainty, evidence -> evidence.service() == service);
  }

  Rule at(Stage... stages) {
    return and(certainty, evidence -> List.of(stages).contains(evidence.stage()));
  }

  Rule on(FailureKind kind) {
    return and(Certainty.PROBABLE, evidence -> evidence.kind() == kind);
  }

  /** A fact of the failure begins with a text. */
  Rule fact(String name, String start) {
    return and(
        Certainty.PROBABLE,
        evidence ->
            evidence.facts().getOrDefault(name, "").toLowerCase(Locale.ROOT).startsWith(start));
  }

  Rule code(Integer... codes) {
    return and(certainty, evidence -> List.of(codes).contains(evidence.code()));
  }

  /** An SMTP reply 4yz. */
  Rule temporary() {
    return and(certainty, evidence -> evidence.code() / 100 == 4);
  }

  /** An SMTP reply 5yz; an API that has the status of a server that fails. */
  Rule permanent() {
    return and(certainty, evidence -> evidence.code() / 100 == 5);
  }

  Rule enhanced(String... codes) {
    return and(Certainty.PROBABLE, evidence -> List.of(codes).contains(evidence.enhanced()));
  }

  /** An enhanced code 4.y.z, which is more exact than whatever number stands before it. */
  Rule deferred() {
    return and(Certainty.PROBABLE, evidence -> evidence.enhanced().startsWith("4."));
  }

  /** A response code of IMAP, also where it is not the first one of the line. */
  Rule response(String... codes) {
    return and(
        Certainty.PROBABLE,
        evidence ->
            List.of(codes).contains(evidence.enhanced())
                || Stream.of(codes)
                    .anyMatch(
                        code ->
                            evidence.words().contains("[" + code.toLowerCase(Locale.ROOT) + "]")));
  }

  /** The reply begins with one of these. */
  Rule begins(String... starts) {
    return and(
        Certainty.PROBABLE, evidence -> Stream.of(starts).anyMatch(evidence.words()::startsWith));
  }

  /** The reply is this and no more. */
  Rule is(String words) {
    return and(Certainty.PROBABLE, evidence -> evidence.words().equals(words));
  }

  /** The reply holds one of these, in lower case. */
  Rule says(String... words) {
    return and(
        Certainty.PROBABLE, evidence -> Stream.of(words).anyMatch(evidence.words()::contains));
  }

  /** The reply speaks of all of these. */
  Rule about(Topic... topics) {
    return and(
        Certainty.PROBABLE,
        evidence -> Stream.of(topics).allMatch(topic -> topic.isIn(evidence.prose())));
  }

  /** The reply speaks of none of these. */
  Rule not(Topic... topics) {
    return and(
        certainty, evidence -> Stream.of(topics).noneMatch(topic -> topic.isIn(evidence.prose())));
  }

  /** The reply gives a reason in a sentence, whatever it says. */
  Rule withReason() {
    return and(certainty, Evidence::givesReason);
  }

  /** Not an SMTP reply 4yz: it does not pass with time, as far as the number says. */
  Rule lasting() {
    return and(certainty, evidence -> evidence.code() / 100 != 4);
  }

  /** The server is one of these providers'. */
  Rule from(Predicate<Provider> whose) {
    return and(Certainty.PROBABLE, evidence -> evidence.provider().filter(whose).isPresent());
  }

  /** It cannot be otherwise. */
  Rule sure() {
    return new Rule(code, Certainty.SURE, applies);
  }

  /** The same sight has other causes too. */
  Rule possible() {
    return new Rule(code, Certainty.POSSIBLE, applies);
  }

  private Rule and(Certainty shown, Predicate<Evidence> condition) {
    return new Rule(code, shown, applies.and(condition));
  }
}

package org.remitente.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.account.AccountSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Stage;

/**
 * Adds to a verdict what no server says: from where this one connects, who has the mailbox, whom to
 * ask at last, and what looks odd in what was typed.
 */
@ApplicationScoped
class VerdictNotes {

  @Inject
  @ConfigProperty(name = "remitente.support.contact")
  Optional<String> contact;

  @Inject
  @ConfigProperty(name = "remitente.server.location")
  Optional<String> location;

  @Inject SenderDomain senderDomain;
  @Inject MailboxHome mailboxHome;

  /** The verdict on settings with what can be added to it. */
  Verdict complete(Verdict verdict, AccountSettings settings) {
    UnaryOperator<Diagnosis> home = mailboxHome.notes(settings.address(), verdict.diagnoses());
    List<Warning> typed = TypedWarnings.of(settings, verdict.passed());
    boolean tried = verdict.diagnoses().stream().noneMatch(each -> each.stage() == Stage.INPUT);
    List<Warning> warnings =
        new ArrayList<>(tried ? senderDomain.complete(typed, settings.smtp()) : typed);
    verdict.diagnoses().forEach(each -> typo(each).ifPresent(warnings::add));
    return verdict.with(each -> complete(home.apply(each)), warnings);
  }

  /** A diagnosis with what can be added to it. */
  Diagnosis complete(Diagnosis diagnosis) {
    if (isTheirsToMend(diagnosis)) {
      return diagnosis;
    }
    Diagnosis known = location.map(place -> diagnosis.with("location", place)).orElse(diagnosis);
    return contact.map(whom -> known.with("contact", whom)).orElse(known);
  }

  /** What was mistyped or cancelled needs nobody's help. */
  private static boolean isTheirsToMend(Diagnosis diagnosis) {
    return diagnosis.stage() == Stage.INPUT
        && diagnosis.code() != DiagnosisCode.INTERNAL
        && diagnosis.code() != DiagnosisCode.OVERTIME;
  }

  private static Optional<Warning> typo(Diagnosis diagnosis) {
    return Optional.ofNullable(diagnosis.args().get("suggestion"))
        .map(
            meant ->
                new Warning(
                    "in-host-typo",
                    Map.of(
                        "host", diagnosis.args().getOrDefault("host", ""), "suggestion", meant)));
  }
}

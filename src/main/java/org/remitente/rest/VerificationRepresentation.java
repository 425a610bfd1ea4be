package org.remitente.rest;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.TreeMap;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.remedy.Repair;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;
import org.remitente.verification.StageResult;
import org.remitente.verification.VerificationReport;

/**
 * A verification in the reader's language.
 *
 * @param repair settings that were tried and passed, or JSON's null
 */
record VerificationRepresentation(
    String id,
    String state,
    long millis,
    String account,
    List<StageRepresentation> stages,
    DiagnosisRepresentation diagnosis,
    List<DiagnosisRepresentation> furtherDiagnoses,
    JsonValue repair,
    List<WarningRepresentation> warnings,
    Learned learned) {

  /** One line of the checklist. */
  record StageRepresentation(
      String service, String stage, String state, Long millis, String detail) {

    static StageRepresentation of(StageResult result) {
      return new StageRepresentation(
          result.service().tag(),
          result.stage().tag(),
          result.state().tag(),
          result.millis(),
          result.detail());
    }
  }

  /** What was found out; all null while nothing is known. */
  record Learned(String sentCopy, String sentFolder, Long sizeLimit, String senderRewrittenTo) {

    static Learned of(LearnedFacts facts) {
      return facts == null
          ? new Learned(null, null, null, null)
          : new Learned(
              tag(facts.sentCopy()),
              facts.sentFolder(),
              facts.sizeLimit(),
              value(facts.senderRewrittenTo()));
    }

    private static String value(EmailAddress address) {
      return address == null ? null : address.value();
    }

    private static String tag(SentCopyPolicy policy) {
      return policy == null ? null : policy.tag();
    }
  }

  static VerificationRepresentation of(VerificationReport report, Language language) {
    return new VerificationRepresentation(
        report.id(),
        report.state().tag(),
        report.millis(),
        report.accountId(),
        report.stages().stream().map(StageRepresentation::of).toList(),
        DiagnosisRepresentation.of(report.diagnosis(), language),
        report.furtherDiagnoses().stream()
            .map(each -> DiagnosisRepresentation.of(each, language))
            .toList(),
        repair(report.repair()),
        report.warnings().stream().map(each -> WarningRepresentation.of(each, language)).toList(),
        Learned.of(report.learned()));
  }

  private static JsonValue repair(Repair repair) {
    if (repair == null) {
      return JsonValue.NULL;
    }
    JsonObjectBuilder changes = Json.createObjectBuilder();
    new TreeMap<>(repair.changes())
        .forEach(
            (field, value) -> {
              if (field.endsWith(".port")) {
                changes.add(field, Integer.parseInt(value));
              } else {
                changes.add(field, value);
              }
            });
    return Json.createObjectBuilder().add("proved", true).add("changes", changes).build();
  }
}

package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mime.Attachment;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.DocumentReference;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.RecipientState;
import org.remitente.remedy.Repair;
import org.remitente.request.Spool;
import org.remitente.shared.DataFolder;
import org.remitente.shared.InputError;
import org.remitente.shared.Language;
import org.remitente.shared.RecordJson;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationState;

class RepresentationTest {

  @Test
  void writesEveryMemberOfAVerificationNullsIncluded() {
    JsonObject json =
        RecordJson.write(VerificationRepresentation.of(report(StageState.PASSED), Language.ES))
            .asJsonObject();

    assertThat(json.keySet())
        .containsExactly(
            "id",
            "state",
            "millis",
            "account",
            "stages",
            "diagnosis",
            "furtherDiagnoses",
            "repair",
            "warnings",
            "learned");
    assertThat(json.get("repair").toString())
        .isEqualTo("{\"proved\":true,\"changes\":{\"smtp.port\":465,\"smtp.security\":\"tls\"}}");
    assertThat(json.get("learned").toString())
        .isEqualTo(
            "{\"sentCopy\":\"provider-saves\",\"sentFolder\":\"Enviados\",\"sizeLimit\":35882577,"
                + "\"senderRewrittenTo\":null}");
    assertThat(json.getJsonArray("stages").get(0).toString())
        .isEqualTo(
            "{\"service\":\"smtp\",\"stage\":\"login\",\"state\":\"passed\",\"millis\":80,\"detail\":null}");
  }

  @Test
  void showsTheHelpPageAndTheMessageForAnAdministrator() {
    Diagnosis off =
        DiagnosisCatalogue.verdict(DiagnosisCode.MS_SMTP_OFF_TENANT, Service.SMTP, Stage.LOGIN);
    Diagnosis wrong = DiagnosisCatalogue.verdict(DiagnosisCode.AUTH_BAD, Service.SMTP, Stage.LOGIN);

    DiagnosisRepresentation shown = DiagnosisRepresentation.of(off, Language.ES);
    DiagnosisRepresentation bare = DiagnosisRepresentation.of(wrong, Language.ES);

    assertThat(shown.helpUrl()).isEqualTo("https://aka.ms/smtp_auth_disabled");
    assertThat(shown.messageForAdministrator()).contains("Set-CASMailbox");
    assertThat(bare.helpUrl()).isNull();
    assertThat(bare.messageForAdministrator()).isNull();
  }

  @Test
  void writesEveryMemberOfAMessage() {
    OffsetDateTime at = OffsetDateTime.parse("2026-11-24T10:00:01+01:00");
    MessageStatus status =
        new MessageStatus(
            "m",
            "<m@acme.es>",
            "a",
            new DocumentReference("delivery-note", "A-1"),
            "Albarán",
            MessageState.WAITING,
            CopyState.PENDING,
            at,
            null,
            null,
            at,
            99,
            List.of(
                new MessageStatus.Recipient("x@y.es", RecipientState.PENDING, "450 later", null)),
            List.of(new MessageStatus.Attempt(at, MessageState.WAITING, null)),
            List.of(new MessageStatus.Warning("recipient-typo", "x@gmial.com", "x@gmail.com")));

    assertThat(RecordJson.write(MessageRepresentation.of(status, Language.ES)).toString())
        .isEqualTo(
            "{\"id\":\"m\",\"messageId\":\"<m@acme.es>\",\"state\":\"waiting\",\"sentCopy\":\"pending\","
                + "\"account\":\"a\",\"document\":{\"type\":\"delivery-note\",\"number\":\"A-1\"},"
                + "\"subject\":\"Albarán\",\"size\":99,\"acceptedAt\":\"2026-11-24T09:00:01Z\","
                + "\"notBefore\":null,\"sentAt\":null,\"nextAttemptAt\":\"2026-11-24T09:00:01Z\","
                + "\"recipients\":[{\"address\":\"x@y.es\",\"state\":\"pending\",\"serverReply\":\"450 later\",\"bounce\":null}],"
                + "\"attempts\":[{\"at\":\"2026-11-24T09:00:01Z\",\"state\":\"waiting\",\"diagnosis\":null}],"
                + "\"warnings\":[{\"code\":\"recipient-typo\",\"title\":\"¿Querías escribir x@gmail.com?\","
                + "\"detail\":\"El mensaje va a x@gmial.com, que se parece mucho a una dirección de un proveedor"
                + " muy conocido. Si es una errata, envíalo otra vez a la dirección correcta.\"}]}");
  }

  @Test
  void tellsOfEachStageOnceItHasBegunAndWhenItChanges() {
    StageChanges changes = new StageChanges();

    assertThat(changes.in(report(StageState.PENDING))).isEmpty();
    assertThat(changes.in(report(StageState.RUNNING))).hasSize(1);
    assertThat(changes.in(report(StageState.RUNNING))).isEmpty();
    assertThat(changes.in(report(StageState.PASSED)))
        .extracting(StageResult::state)
        .containsExactly(StageState.PASSED);
  }

  @Test
  void tellsALateReaderWhatHasHappenedBefore() {
    assertThat(new StageChanges().in(report(StageState.PASSED))).hasSize(1);
  }

  @Test
  void findsEveryAttachmentThatCannotBeDecoded(@TempDir Path folder) throws IOException {
    List<InputError> errors = new ArrayList<>();
    MessageRequest request =
        new MessageRequest(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(
                new MessageRequest.File("a", null, "QUJD"),
                new MessageRequest.File("b", "application/pdf", "not base64!"),
                new MessageRequest.File("c", null, null)));

    try (Spool spool = new Spool(() -> DataFolder.at(folder))) {
      Attachment decoded = request.files(spool, errors).get(0);

      assertThat(decoded.source().open()).hasContent("ABC");
      assertThat(decoded.size()).isEqualTo(3);
      assertThat(decoded.contentType()).isEqualTo("application/octet-stream");
    }
    assertThat(errors)
        .containsExactly(
            new InputError("attachments[1].content", "base64"),
            new InputError("attachments[2].content", "required"));
  }

  private static VerificationReport report(StageState state) {
    return new VerificationReport(
        "v",
        VerificationState.RUNNING,
        1234,
        null,
        List.of(new StageResult(Service.SMTP, Stage.LOGIN, state, 80L, null)),
        null,
        List.of(),
        new Repair(Map.of("smtp.port", "465", "smtp.security", "tls")),
        List.of(),
        new LearnedFacts(SentCopyPolicy.PROVIDER_SAVES, "Enviados", 35_882_577L),
        List.of());
  }
}

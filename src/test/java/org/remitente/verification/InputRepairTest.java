package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.verification.TrialRig.LOCALHOST;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountSettings;
import org.remitente.account.SendingLimits;
import org.remitente.account.ServerSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Service;
import org.remitente.remedy.StoredSecrets;
import org.remitente.security.Secret;
import org.remitente.shared.Language;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;

class InputRepairTest {

  private final TrialRig rig = new TrialRig();
  private final ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
  private final ScriptedImapServer imap = rig.imap().implicitTls(LOCALHOST);

  @AfterEach
  void close() {
    rig.close();
  }

  private Verdict verdict(String password, Diagnosis... faults) {
    rig.tlsSibling(Service.SMTP, smtp.port());
    rig.tlsSibling(Service.IMAP, imap.port());
    AccountSettings settings =
        new AccountSettings(
            TrialRig.USER,
            null,
            new ServerSettings(
                "localhost", 993, ConnectionSecurity.STARTTLS, TrialRig.USER, Secret.of(password)),
            true,
            new ServerSettings("localhost", 995, ConnectionSecurity.TLS, null, null),
            null,
            false,
            false,
            SendingLimits.NONE,
            false);
    VerificationTask task =
        new VerificationTask(
            "acme",
            "v",
            VerificationRequest.trial(settings),
            settings,
            null,
            StoredSecrets.NONE,
            List.of(faults),
            Language.ES,
            rig.line,
            new CompletableFuture<>());
    return InputRepair.verdict(
        task, rig.remedyRig.remedies(rig.remedyRig.trials(), rig.executor, () -> {}));
  }

  private static Diagnosis fault(DiagnosisCode code, String field) {
    return DiagnosisCatalogue.input(code, List.of(field), Map.of("port", "993"));
  }

  private static final Diagnosis SWAPPED = fault(DiagnosisCode.IN_PORT_SWAP, "smtp.port");
  private static final Diagnosis OF_POP = fault(DiagnosisCode.IN_PORT_POP, "imap.port");

  @Test
  void portsOfOtherProtocolsAreRepairedOnBothSides() {
    Verdict verdict = verdict("s3creto", SWAPPED, OF_POP);

    assertThat(verdict.diagnoses()).containsExactly(SWAPPED, OF_POP);
    assertThat(verdict.repair().changes())
        .isEqualTo(
            Map.of(
                "smtp.port",
                Integer.toString(smtp.port()),
                "smtp.security",
                "tls",
                "imap.port",
                Integer.toString(imap.port())));
    assertThat(smtp.messages()).isEmpty();
  }

  @Test
  void onlyTheSideThatIsWrongIsConnectedTo() {
    Verdict verdict = verdict("s3creto", OF_POP);

    assertThat(verdict.repair().changes()).containsOnlyKeys("imap.port");
    assertThat(smtp.connections()).isZero();
  }

  @Test
  void nothingIsConnectedToWhereSomethingElseIsWrong() {
    Diagnosis other = fault(DiagnosisCode.IN_ADDRESS_FORM, "address");

    Verdict verdict = verdict("s3creto", SWAPPED, other);

    assertThat(verdict.diagnoses()).containsExactly(SWAPPED, other);
    assertThat(verdict.repair()).isNull();
    assertThat(smtp.connections() + imap.connections()).isZero();
  }

  @Test
  void aSignInThatIsRefusedOnTheWayIsToldToo() {
    Verdict verdict = verdict("otra", SWAPPED);

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.IN_PORT_SWAP, DiagnosisCode.AUTH_BAD);
    assertThat(verdict.diagnoses().get(1).service()).isEqualTo(Service.SMTP);
    assertThat(verdict.repair()).isNull();
  }
}

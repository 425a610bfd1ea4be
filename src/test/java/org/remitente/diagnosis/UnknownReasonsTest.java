package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** What a reason is taken for that no topic knows. */
class UnknownReasonsTest {

  private static List<String> fields(Stage stage, String reply) {
    return Replies.refused(Service.SMTP, stage, reply).fields();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOGIN     | 535 5.7.8 Error: authentication failed: the moon is green today",
        "LOGIN     | 550 The cat sleeps on the keyboard",
        "SENDER    | 550 5.7.1 The moon is green today",
        "RECIPIENT | 550 The moon is green today"
      })
  void aReasonThatSpeaksOfNoFieldMarksNone(Stage stage, String reply) {
    assertThat(fields(stage, reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "535 5.7.8 This user may not play the piano here",
        "535 Mailbox in the cellar",
        "535 El usuario no tiene permiso de pesca",
        "535 Benutzer sind heute alle im Garten",
        "535 Only gardeners may enter, see https://acme.es/help/wrong/password",
        "535 5.7.1 Le domaine dort"
      })
  void whoOrWhatMayNotSignInIsNoWrongPassword(String reply) {
    assertThat(fields(Stage.LOGIN, reply)).isEmpty();
  }

  @Test
  void anEnhancedCodeThatPassesSaysSoWhateverTheNumber() {
    for (Stage stage : List.of(Stage.LOGIN, Stage.SENDER, Stage.RECIPIENT, Stage.DATA)) {
      Diagnosis diagnosis = Replies.refused(Service.SMTP, stage, "550 4.7.0 The moon is green");

      assertThat(diagnosis.retry()).as("%s", stage).isEqualTo(RetryRule.LATER);
    }
  }

  @Test
  void aReasonThatSpeaksOfAFieldMarksIt() {
    assertThat(fields(Stage.LOGIN, "535 The password is green today"))
        .containsExactly("smtp.username", "smtp.password");
    assertThat(fields(Stage.SENDER, "550 The address is green today")).containsExactly("address");
    assertThat(fields(Stage.RECIPIENT, "550 The mailbox is green today"))
        .containsExactly("address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
        "535 #5.7.0 - Authentication failed (mx1.acme.es)",
        "535 Authentication failed. For more information see https://acme.es/help/smtp/login",
        "535 La autenticación ha fallado"
      })
  void aBareRefusalIsAWrongUserOrPassword(String reply) {
    assertThat(fields(Stage.LOGIN, reply)).containsExactly("smtp.username", "smtp.password");
  }

  @Test
  void aRefusedCopyIsTheMessagesFaultWhereOnlyThatIsSpokenOf() {
    assertThat(copy("NO The message is green today").code())
        .isEqualTo(DiagnosisCode.MESSAGE_REFUSED);
    assertThat(copy("NO The message is green in that folder").code())
        .isEqualTo(DiagnosisCode.SENT_DENIED);
    assertThat(copy("NO APPEND failed").code()).isEqualTo(DiagnosisCode.SENT_DENIED);
    assertThat(copy("BAD APPEND is green").code()).isEqualTo(DiagnosisCode.MESSAGE_REFUSED);
  }

  private static Diagnosis copy(String reply) {
    return Replies.refused(Service.IMAP, Stage.APPEND, reply);
  }
}

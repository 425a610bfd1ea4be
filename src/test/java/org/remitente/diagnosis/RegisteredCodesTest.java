package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** What registered codes are taken for where the words say nothing: "Green moon". */
class RegisteredCodesTest {

  private static DiagnosisCode smtp(Stage stage, String codes) {
    return Replies.refused(Service.SMTP, stage, codes + " Green moon").code();
  }

  private static DiagnosisCode named(String code) {
    return DiagnosisCode.ofCode(code).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "535 5.2.1, auth-disabled-acc",
    "535 5.3.0, auth-temp",
    "535 5.3.2, auth-temp",
    "550 5.4.3, auth-temp",
    "501 5.5.2, internal",
    "501 5.5.4, internal",
    "500 5.5.6, mech-mismatch",
    "502 5.5.1, no-auth-offered",
    "504 5.5.4, mech-mismatch",
    "550 5.7.4, mech-mismatch",
    "535 5.7.8, auth-bad",
    "534 5.7.9, mech-mismatch",
    "535 5.7.9, mech-mismatch",
    "535 5.7.10, must-starttls",
    "538 5.7.11, must-starttls",
    "422 4.7.12, auth-disabled-acc",
    "534 5.7.12, auth-disabled-acc",
    "525 5.7.13, auth-disabled-acc",
    "535 5.7.14, auth-web-login",
    "535 4.3.0, auth-temp",
    "454 4.7.0, auth-temp"
  })
  void ofARefusedSignIn(String codes, String expected) {
    assertThat(smtp(Stage.LOGIN, codes)).isEqualTo(named(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.7, sender-refused",
    "550 5.1.8, from-domain",
    "550 5.2.1, auth-disabled-acc",
    "550 5.3.0, message-refused",
    "550 5.3.3, message-refused",
    "552 5.3.4, size",
    "550 5.3.5, message-refused",
    "550 5.4.3, temporary",
    "550 5.4.6, message-refused",
    "503 5.5.1, message-refused",
    "553 5.6.7, sender-refused",
    "550 5.7.8, need-auth",
    "550 5.7.9, need-auth",
    "550 5.7.10, must-starttls",
    "550 5.7.13, auth-disabled-acc",
    "550 5.7.14, auth-web-login",
    "552 5.7.16, size",
    "550 5.7.27, from-domain"
  })
  void ofARefusedSender(String codes, String expected) {
    assertThat(smtp(Stage.SENDER, codes)).isEqualTo(named(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.0, rcpt-bad",
    "550 5.1.1, rcpt-bad",
    "550 5.1.2, rcpt-bad",
    "550 5.1.3, rcpt-bad",
    "550 5.1.4, rcpt-bad",
    "550 5.1.6, rcpt-bad",
    "556 5.1.10, rcpt-bad",
    "550 5.2.1, rcpt-bad",
    "552 5.2.2, storage",
    "552 5.2.3, size",
    "550 5.3.1, storage",
    "550 5.3.2, message-refused",
    "550 5.4.4, rcpt-bad",
    "550 5.4.6, message-refused",
    "503 5.5.1, message-refused",
    "550 5.5.3, too-many-recipients",
    "553 5.6.7, rcpt-bad",
    "550 5.7.1, spam-block",
    "550 5.7.2, spam-block",
    "550 5.7.17, rcpt-bad",
    "550 5.7.18, rcpt-bad"
  })
  void ofARefusedRecipient(String codes, String expected) {
    assertThat(smtp(Stage.RECIPIENT, codes)).isEqualTo(named(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "554 5.3.0, message-refused",
    "552 5.3.4, size",
    "554 5.4.6, message-refused",
    "554 5.6.0, message-refused",
    "554 5.6.1, message-refused",
    "554 5.6.3, message-refused",
    "554 5.6.9, message-refused",
    "550 5.7.7, message-refused",
    "550 5.7.16, size",
    "550 5.7.20, domain-authentication",
    "550 5.7.21, domain-authentication",
    "550 5.7.22, domain-authentication",
    "550 5.7.23, domain-authentication",
    "550 5.7.24, domain-authentication",
    "550 5.7.25, spam-block",
    "550 5.7.26, domain-authentication",
    "550 5.7.28, spam-block",
    "550 5.7.29, domain-authentication",
    "550 4.3.0, temporary"
  })
  void ofARefusedMessage(String codes, String expected) {
    assertThat(smtp(Stage.DATA, codes)).isEqualTo(named(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIN, AUTHENTICATIONFAILED, auth-bad",
    "LOGIN, AUTHORIZATIONFAILED, auth-no-permission",
    "LOGIN, CANNOT, mech-mismatch",
    "LOGIN, CLIENTBUG, internal",
    "LOGIN, CONTACTADMIN, auth-no-permission",
    "LOGIN, CORRUPTION, auth-temp",
    "LOGIN, EXPIRED, auth-expired",
    "LOGIN, INUSE, conn-limit",
    "LOGIN, LIMIT, conn-limit",
    "LOGIN, OVERQUOTA, quota-bw",
    "LOGIN, PRIVACYREQUIRED, logindisabled",
    "LOGIN, SERVERBUG, auth-temp",
    "LOGIN, UNAVAILABLE, auth-temp",
    "MAILBOX, ALREADYEXISTS, sent-denied",
    "MAILBOX, CLIENTBUG, temporary",
    "MAILBOX, CORRUPTION, temporary",
    "MAILBOX, NONEXISTENT, sent-none",
    "MAILBOX, NOPERM, sent-denied",
    "MAILBOX, SERVERBUG, temporary",
    "APPEND, CLIENTBUG, message-refused",
    "APPEND, CORRUPTION, temporary",
    "APPEND, INUSE, temporary",
    "APPEND, LIMIT, sent-limit",
    "APPEND, OVERQUOTA, sent-quota",
    "APPEND, PARSE, message-refused",
    "APPEND, TOOBIG, sent-limit",
    "APPEND, TRYCREATE, sent-trycreate",
    "APPEND, UNKNOWN-CTE, message-refused"
  })
  void ofImap(Stage stage, String code, String expected) {
    Diagnosis diagnosis = Replies.refused(Service.IMAP, stage, "NO [" + code + "] Green moon");

    assertThat(diagnosis.code()).isEqualTo(named(expected));
  }
}

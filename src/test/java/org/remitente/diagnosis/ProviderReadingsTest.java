package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** What the same words mean at providers whose habits one knows, and where they explain them. */
class ProviderReadingsTest {

  private static final String BARE_SMTP = "535 5.7.8 Error: authentication failed";
  private static final String BARE_IMAP = "NO LOGIN failed.";

  @ParameterizedTest
  @CsvSource({
    "SMTP, smtp.gmail.com, auth-gmail-bad, smtp.username smtp.password, probable",
    "IMAP, imap.gmail.com, auth-gmail-bad, smtp.username smtp.password, probable",
    "SMTP, smtp.mail.yahoo.com, auth-yahoo-bad, smtp.password, probable",
    "IMAP, imap.aol.com, auth-yahoo-bad, smtp.password, probable",
    "SMTP, smtp.mail.me.com, auth-app-password, smtp.password, probable",
    "IMAP, imap.fastmail.com, auth-app-password, smtp.password, probable",
    "SMTP, smtp.zoho.com, auth-bad, smtp.username smtp.password, probable",
    "IMAP, imappro.zoho.com, auth-bad, smtp.username smtp.password, possible",
    "SMTP, smtp.zoho.eu, auth-bad, smtp.username smtp.password, probable",
    "IMAP, outlook.office365.com, ms-basic-off, '', probable",
    "SMTP, smtp.ionos.es, auth-bad, smtp.username smtp.password, probable",
    "SMTP, smtp.acme.es, auth-bad, smtp.username smtp.password, probable",
    "SMTP, 127.0.0.1, auth-bad, smtp.username smtp.password, probable",
    "SMTP, not a host, auth-bad, smtp.username smtp.password, probable"
  })
  void aBareRefusalMeansWhatTheProviderMeansByIt(
      Service service, String host, String code, String fields, String certainty) {
    Diagnosis diagnosis = at(host, service, service == Service.SMTP ? BARE_SMTP : BARE_IMAP);

    assertThat(diagnosis.code().code()).isEqualTo(code);
    assertThat(String.join(" ", diagnosis.fields())).isEqualTo(fields);
    assertThat(diagnosis.certainty().tag()).isEqualTo(certainty);
  }

  @Test
  void microsoftsBareRefusalIsKnownByItsServersNameToo() {
    assertThat(
            at("smtp.office365.com", Service.SMTP, "535 5.7.3 Authentication unsuccessful").code())
        .isEqualTo(DiagnosisCode.MS_535_573);
    assertThat(at("mail.acme.es", Service.SMTP, "535 5.7.3 Authentication unsuccessful").code())
        .isEqualTo(DiagnosisCode.AUTH_BAD);
  }

  @Test
  void anOutageStaysAnOutageAtWhateverProvider() {
    assertThat(at("smtp.gmail.com", Service.SMTP, "454 4.7.0 Try later").code())
        .isEqualTo(DiagnosisCode.AUTH_TEMP);
    assertThat(at("smtp.mail.me.com", Service.SMTP, "535 Account suspended").code())
        .isEqualTo(DiagnosisCode.AUTH_DISABLED_ACC);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.gmail.com, 534-5.7.9 Application-specific password required,"
        + " https://support.google.com/accounts/answer/185833",
    "smtp.mail.me.com, 535 5.7.8 Error: authentication failed, https://support.apple.com/102654",
    "smtp.mail.yahoo.com, 535 5.7.0 (#MBR1212) Incorrect username or password,"
        + " https://login.yahoo.com/account/security",
    "smtp.ionos.es, 535 Authentication credentials invalid, https://www.ionos.es/ayuda/correo/",
    "mail.acme.es, 534-5.7.9 Application-specific password required, ''",
    "mail.acme.es, 535 Authentication failed, ''",
    "smtp.gmail.com, 454 4.7.0 Try later, ''",
    "mail.acme.es, '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant',"
        + " https://aka.ms/smtp_auth_disabled"
  })
  void leadsToWhereTheProviderExplainsIt(String host, String reply, String page) {
    assertThat(HelpLinks.of(at(host, Service.SMTP, reply)).map(Object::toString).orElse(""))
        .isEqualTo(page);
  }

  @Test
  void leadsNobodyToTheSettingsForAMessageThatWasRefused() {
    MailFailure failure =
        new MailFailure(
            Service.SMTP,
            Stage.DATA,
            FailureKind.REFUSED,
            Replies.reply(Service.SMTP, "554 5.7.1 This message looks like spam"),
            Map.of("host", "smtp.ionos.es"));
    Diagnosis refused = DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);

    assertThat(refused.args()).containsEntry("provider", "ionos_es");
    assertThat(HelpLinks.of(refused)).isEmpty();
  }

  @Test
  void knowsGoogleAndMicrosoftByHowTheySpeak() {
    Diagnosis google =
        at("relay.acme.es", Service.SMTP, "535 5.7.8 No https://support.google.com/x - gsmtp");
    Diagnosis microsoft =
        at("relay.acme.es", Service.SMTP, "535 5.7.3 No [AM0.eurprd01.prod.outlook.com]");

    assertThat(google.args()).containsEntry("provider", "gmail");
    assertThat(microsoft.args()).containsEntry("provider", "microsoft365");
    assertThat(at("relay.acme.es", Service.SMTP, "535 No").args()).doesNotContainKey("provider");
  }

  @ParameterizedTest
  @EnumSource(DiagnosisCode.class)
  void everyHelpPageIsEncrypted(DiagnosisCode code) {
    for (String provider :
        new String[] {"", "gmail", "yahoo", "icloud", "microsoft365", "zoho_com"}) {
      Diagnosis diagnosis =
          DiagnosisCatalogue.verdict(code, Service.SMTP, Stage.LOGIN).with("provider", provider);

      HelpLinks.of(diagnosis).ifPresent(page -> assertThat(page).hasScheme("https"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ms-smtp-off-tenant", "ms-sec-defaults", "imap-off-admin", "in-oauth-only"})
  void aSituationOfOneProviderHasItsPage(String code) {
    Diagnosis diagnosis =
        DiagnosisCatalogue.verdict(
            DiagnosisCode.ofCode(code).orElseThrow(), Service.SMTP, Stage.LOGIN);

    assertThat(HelpLinks.of(diagnosis)).isPresent();
  }

  @Test
  void saysWhatWasMeantByANameThatDoesNotExist() {
    Map<String, String> mistyped = Map.of("host", "smtp.gmial.com");
    Map<String, String> strange = Map.of("host", "nadie.acme.es");

    assertThat(
            Replies.failed(Service.SMTP, Stage.RESOLVE, FailureKind.UNKNOWN_HOST, mistyped).args())
        .containsEntry("suggestion", "smtp.gmail.com");
    assertThat(
            Replies.failed(Service.SMTP, Stage.RESOLVE, FailureKind.UNKNOWN_HOST, strange).args())
        .doesNotContainKey("suggestion");
    assertThat(Replies.failed(Service.SMTP, Stage.RESOLVE, FailureKind.NO_ADDRESS, mistyped).args())
        .doesNotContainKey("suggestion");
  }

  private static Diagnosis at(String host, Service service, String reply) {
    MailFailure failure =
        new MailFailure(
            service,
            Stage.LOGIN,
            FailureKind.REFUSED,
            Replies.reply(service, reply),
            Map.of("host", host));
    return DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);
  }
}

package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Exchange;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.provider.MailHome;
import org.remitente.provider.MailHomes;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;

/** What follows for a failure from the provider to which the domain's mail goes. */
class HomeRulesTest {

  private static final String GOOGLE = "aspmx.l.google.com";
  private static final String IONOS = "mx00.ionos.de";

  /** The second one is preferred. */
  private static MailHome home(String exchange) {
    List<Exchange> exchanges =
        List.of(
            new Exchange(20, new HostName("backup.acme.es")),
            new Exchange(10, new HostName(exchange)));
    return new MailHomes(
            domain -> CompletableFuture.completedFuture(new Answer<>(Outcome.FOUND, exchanges)),
            new ProviderCatalogue())
        .of(new EmailAddress("ana@acme.es"))
        .join()
        .orElseThrow();
  }

  private static Diagnosis refused(Service service, String host, String reply) {
    MailFailure failure =
        new MailFailure(
            service,
            Stage.LOGIN,
            FailureKind.REFUSED,
            Replies.reply(service, reply),
            Map.of("host", host));
    return DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);
  }

  private static Diagnosis refused(String host) {
    return refused(Service.SMTP, host, "535 5.7.8 Error: authentication failed");
  }

  @Test
  void namesTheProviderItsServerAndItsHelpAndLeavesTheVerdictAsItIs() {
    Diagnosis failed = refused("mail.acme.es");

    Diagnosis known = HomeRules.with(home(IONOS), failed);

    assertThat(known.code()).isEqualTo(DiagnosisCode.AUTH_BAD);
    assertThat(known.fields()).isEqualTo(failed.fields());
    assertThat(DiagnosisTexts.advice(known, Language.EN))
        .endsWith(
            "The mail of this address is at IONOS Deutschland. Its SMTP server is"
                + " smtp.ionos.de.");
    assertThat(HelpLinks.of(known).map(URI::getHost)).hasValue("www.ionos.de");
    assertThat(HelpLinks.of(failed)).isEmpty();
  }

  @Test
  void saysThatAnAppPasswordIsNeeded() {
    Diagnosis imap = refused(Service.IMAP, "mail.acme.es", "NO LOGIN failed.");

    assertThat(DiagnosisTexts.advice(HomeRules.with(home(GOOGLE), imap), Language.ES))
        .endsWith(
            "El correo de esta dirección lo lleva Google Workspace. Su servidor IMAP es"
                + " imap.gmail.com. Allí los programas entran con una contraseña de aplicación, no"
                + " con la normal.");
  }

  @Test
  void saysThatNoPasswordIsTaken() {
    MailHome outlook = home("acme-es.olc.protection.outlook.com");

    assertThat(DiagnosisTexts.advice(HomeRules.with(outlook, refused("mail.acme.es")), Language.CA))
        .contains("Allà cap programa ja no entra amb contrasenya.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mx.serviciodecorreo.es", "mail.protonmail.ch"})
  void namesNoServerThatIsNotSure(String exchange) {
    Diagnosis known = HomeRules.with(home(exchange), refused("mail.acme.es"));

    assertThat(known.args()).containsKey("home").doesNotContainKeys("homeServer", "homeWay");
  }

  @Test
  void aServerThatIsKnownSpeaksForItself() {
    Diagnosis failed = refused("smtp.gmail.com");

    assertThat(HomeRules.with(home(IONOS), failed)).isEqualTo(failed);
  }

  @ParameterizedTest
  @CsvSource({
    "SMTP, LOGIN, 454 4.7.0 Temporary authentication failure",
    "SMTP, SUBMIT, 550 5.7.1 Blocked as spam",
    "SMTP, LOGIN, 535 Account suspended"
  })
  void whatTheSettingsDoNotCauseStaysAsItIs(Service service, String stage, String reply) {
    Stage at = stage.equals("LOGIN") ? Stage.LOGIN : Stage.DATA;
    Diagnosis failed = Replies.refused(service, at, reply);

    assertThat(HomeRules.with(home(IONOS), failed)).isEqualTo(failed);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.zoho.com, mx.zoho.eu, zoho-region, smtp.host",
    "smtppro.zoho.com, mx2.zoho.eu, zoho-region, smtp.host",
    "smtp.zoho.com, mx.zoho.com, auth-bad, smtp.username smtp.password",
    "smtp.zoho.com, aspmx.l.google.com, auth-bad, smtp.username smtp.password",
    "smtp.zoho.eu, mx.zoho.eu, auth-bad, smtp.username smtp.password"
  })
  void zohosOtherRegionIsMeantWhereTheMailGoesThere(
      String host, String exchange, String code, String fields) {
    Diagnosis known = HomeRules.with(home(exchange), refused(host));

    assertThat(known.code().code()).isEqualTo(code);
    assertThat(String.join(" ", known.fields())).isEqualTo(fields);
    assertThat(known.args()).doesNotContainKey("home");
  }

  @Test
  void zohosOtherRegionIsMentionedWhereNobodyKnows() {
    assertThat(DiagnosisTexts.advice(refused("smtp.zoho.com"), Language.EN)).contains("zoho.eu");
  }
}

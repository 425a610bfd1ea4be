package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.account.AccountSettings;
import org.remitente.account.SendingLimits;
import org.remitente.account.ServerSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;
import org.remitente.shared.Language;

class InputCheckTest {

  private static final ConnectionSecurity TLS = ConnectionSecurity.TLS;
  private static final Secret PASSWORD = Secret.of("s3creto");
  private static final ServerSettings SMTP = smtp("smtp.acme.es", 465, TLS, "ana", PASSWORD);
  private static final ServerSettings IMAP = smtp("imap.acme.es", 993, TLS, null, null);

  private static final InputCheck.AllowedPorts PORTS =
      new InputCheck.AllowedPorts() {
        @Override
        public boolean allows(int port) {
          return List.of(25, 465, 587, 143, 993).contains(port);
        }

        @Override
        public String list() {
          return "25, 465";
        }
      };

  private static ServerSettings smtp(
      String host, Integer port, ConnectionSecurity security, String user, Secret password) {
    return new ServerSettings(host, port, security, user, password);
  }

  private static AccountSettings settings(
      String address, String name, ServerSettings smtp, ServerSettings imap, String folder) {
    return new AccountSettings(
        address, name, smtp, imap != null, imap, folder, false, false, SendingLimits.NONE, false);
  }

  private static List<String> faults(AccountSettings settings) {
    return faults(settings, false);
  }

  private static List<String> faults(AccountSettings settings, boolean replacement) {
    return InputCheck.of(settings, replacement, PORTS).stream()
        .map(fault -> fault.code().code() + " " + String.join(",", fault.fields()))
        .toList();
  }

  private static List<String> smtpFaults(ServerSettings smtp) {
    return faults(settings("ana@acme.es", null, smtp, null, null));
  }

  private static List<String> imapFaults(ServerSettings imap) {
    return faults(settings("ana@acme.es", null, SMTP, imap, null));
  }

  @Test
  void soundSettingsHaveNoFault() {
    assertThat(faults(settings("ana@acme.es", "Ana", SMTP, IMAP, "Enviados"))).isEmpty();
    assertThat(smtpFaults(smtp("10.0.0.1", 25, ConnectionSecurity.NONE, null, null))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "NULL, in-required",
        "'', in-required",
        "'  ', in-required",
        "ana, in-address-form",
        "ana@acme@es, in-address-form",
        "ana@127.1, in-address-form",
        "Ana <ana@acme.es>, in-address-form",
        "ana@\u0430cme.es, in-addr-inject",
        "'ana@acme.es\r\nRCPT TO:<x@evil.es>', in-addr-inject",
        "an\u200ba@acme.es, in-addr-inject"
      },
      nullValues = "NULL")
  void judgesTheAddress(String address, String code) {
    assertThat(faults(settings(address, null, SMTP, null, null)))
        .containsExactly(code + " address");
  }

  @Test
  void judgesTheDisplayName() {
    assertThat(faults(settings("ana@acme.es", "Ana\nBcc: x@evil.es", SMTP, null, null)))
        .containsExactly("in-addr-inject displayName");
    assertThat(faults(settings("ana@acme.es", "a".repeat(201), SMTP, null, null)))
        .containsExactly("in-too-long displayName");
    assertThat(faults(settings("ana@acme.es", "a".repeat(200), SMTP, null, null))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "NULL, in-required",
        "' ', in-required",
        "https://smtp.acme.es, in-host-form",
        "smtp acme es, in-host-form",
        "smtp.acme.es:587, in-host-form",
        "10.0.0.1:25, in-host-form",
        "0x7f.1, in-host-form",
        "smtp.\u0430cme.es, in-addr-inject",
        "'smtp.acme.es\nx', in-addr-inject"
      },
      nullValues = "NULL")
  void judgesHosts(String host, String code) {
    assertThat(smtpFaults(smtp(host, 465, TLS, "ana", PASSWORD)))
        .containsExactly(code + " smtp.host");
    assertThat(imapFaults(smtp(host, 993, TLS, null, null))).containsExactly(code + " imap.host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imap.acme.es",
        "IMAP.acme.es",
        " imap.acme.es ",
        "imaps.acme.es",
        "pop.acme.es",
        "pop3.acme.es"
      })
  void knowsAServerForReadingInTheBoxForSending(String host) {
    assertThat(smtpFaults(smtp(host, 465, TLS, "ana", PASSWORD)))
        .containsExactly("in-host-swap smtp.host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp.acme.es", "smtps.acme.es", "pop.acme.es", "pop3.acme.es"})
  void knowsAServerForSendingInTheBoxForTheCopy(String host) {
    assertThat(imapFaults(smtp(host, 993, TLS, null, null)))
        .containsExactly("in-host-swap imap.host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.acme.es",
        "imapserver.acme.es",
        "acme.es",
        "imap",
        "correo.imap.es",
        "127.0.0.1",
        "::1"
      })
  void takesNoOtherNameForSwapped(String host) {
    assertThat(smtpFaults(smtp(host, 465, TLS, "ana", PASSWORD))).isEmpty();
    assertThat(imapFaults(smtp(host, 993, TLS, null, null))).isEmpty();
  }

  @Test
  void letsAProviderCallItsServerAsItLikes() {
    assertThat(imapFaults(smtp("pop.securemail.pro", 993, TLS, null, null))).isEmpty();
    assertThat(smtpFaults(smtp("pop.securemail.pro", 465, TLS, "ana", PASSWORD)))
        .containsExactly("in-host-swap smtp.host");
  }

  @ParameterizedTest
  @CsvSource({
    "ana@hotmail.com, smtp-mail.outlook.com, ana@hotmail.com, true",
    "ana@outlook.es, smtp.office365.com, ana@outlook.es, true",
    "ana@live.com, smtp.live.com, ana@live.com, true",
    "ana@acme.es, smtp.office365.com, ana@msn.com, true",
    "ana@acme.es, smtp-mail.outlook.com, ana@acme.es, true",
    "ana@acme.es, smtp.office365.com, ana@acme.es, false",
    "ana@hotmail.com, smtp.acme.es, ana, false",
    "ana@hotmail.com, smtp.notoutlook.com, ana@hotmail.com, false"
  })
  void knowsThatOutlookAndItsLikeTakeNoPassword(
      String address, String host, String user, boolean verdict) {
    List<String> faults =
        faults(settings(address, null, smtp(host, 465, TLS, user, PASSWORD), null, null));

    assertThat(faults).isEqualTo(verdict ? List.of("in-oauth-only ") : List.of());
  }

  @Test
  void outlookWithoutASignInIsNoMatterOfPasswords() {
    assertThat(smtpFaults(smtp("smtp-mail.outlook.com", 465, TLS, null, null))).isEmpty();
    assertThat(smtpFaults(smtp(null, 465, TLS, "ana@hotmail.com", PASSWORD)))
        .containsExactly("in-required smtp.host");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "NULL, in-required",
        "0, in-port-range",
        "-1, in-port-range",
        "65536, in-port-range",
        "993, in-port-swap",
        "143, in-port-swap",
        "995, in-port-swap",
        "110, in-port-swap",
        "22, net-port-not-allowed"
      },
      nullValues = "NULL")
  void judgesThePortOfSmtp(Integer port, String code) {
    assertThat(smtpFaults(smtp("smtp.acme.es", port, TLS, "ana", PASSWORD)))
        .containsExactly(code + " smtp.port");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "NULL, in-required",
        "0, in-port-range",
        "65536, in-port-range",
        "995, in-port-pop",
        "110, in-port-pop",
        "25, in-port-swap",
        "465, in-port-swap",
        "587, in-port-swap",
        "22, net-port-not-allowed"
      },
      nullValues = "NULL")
  void judgesThePortOfImap(Integer port, String code) {
    assertThat(imapFaults(smtp("imap.acme.es", port, TLS, null, null)))
        .containsExactly(code + " imap.port");
  }

  @Test
  void wantsToKnowTheEncryption() {
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, null, "ana", PASSWORD)))
        .containsExactly("in-required smtp.security");
    assertThat(imapFaults(smtp("imap.acme.es", 993, null, null, null)))
        .containsExactly("in-required imap.security");
  }

  @Test
  void wantsConsentToSignInInClearText() {
    ServerSettings smtp = smtp("smtp.acme.es", 25, ConnectionSecurity.NONE, "ana", PASSWORD);
    ServerSettings imap = smtp("imap.acme.es", 143, ConnectionSecurity.NONE, null, null);

    assertThat(faults(settings("ana@acme.es", null, smtp, imap, null)))
        .containsExactly("in-unencrypted smtp.security", "in-unencrypted imap.security");
    assertThat(
            faults(
                new AccountSettings(
                    "ana@acme.es", null, smtp, true, imap, null, true, false, null, false)))
        .isEmpty();
  }

  @Test
  void judgesUsers() {
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, TLS, " ", PASSWORD)))
        .containsExactly("in-required smtp.username");
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, TLS, "ana\r", PASSWORD)))
        .containsExactly("in-addr-inject smtp.username");
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, TLS, "a".repeat(321), PASSWORD)))
        .containsExactly("in-too-long smtp.username");
    assertThat(imapFaults(smtp("imap.acme.es", 993, TLS, "", null)))
        .containsExactly("in-required imap.username");
  }

  @Test
  void whatIsJustAllowedIsAllowed() {
    InputCheck.AllowedPorts any =
        new InputCheck.AllowedPorts() {
          @Override
          public boolean allows(int port) {
            return true;
          }

          @Override
          public String list() {
            return "";
          }
        };
    for (int port : new int[] {1, 65535}) {
      ServerSettings smtp = smtp("smtp.acme.es", port, TLS, "ana", Secret.of("a".repeat(1000)));
      assertThat(InputCheck.of(settings("ana@acme.es", null, smtp, null, null), false, any))
          .isEmpty();
    }
  }

  @Test
  void judgesPasswords() {
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, TLS, "ana", null)))
        .containsExactly("in-required smtp.password");
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, TLS, "ana", Secret.of(""))))
        .containsExactly("in-required smtp.password");
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, TLS, "ana", Secret.of("a\nQUIT"))))
        .containsExactly("in-addr-inject smtp.password");
    assertThat(smtpFaults(smtp("smtp.acme.es", 465, TLS, "ana", Secret.of("a".repeat(1001)))))
        .containsExactly("in-too-long smtp.password");
    assertThat(imapFaults(smtp("imap.acme.es", 993, TLS, null, Secret.of(""))))
        .containsExactly("in-required imap.password");
  }

  @Test
  void asksForAPasswordAgainWhereTheStoredOneMayNotGo() {
    ServerSettings smtp = smtp("smtp2.acme.es", 465, TLS, "ana", null);

    assertThat(faults(settings("ana@acme.es", null, smtp, null, null), true))
        .containsExactly("in-password-again smtp.password");
  }

  @Test
  void imapNeedsItsOwnCredentialsWhereSmtpHasNone() {
    ServerSettings smtp = smtp("smtp.acme.es", 25, ConnectionSecurity.NONE, null, null);

    assertThat(faults(settings("ana@acme.es", null, smtp, IMAP, null)))
        .containsExactly("in-required imap.username", "in-required imap.password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void aNamedFolderHasAName(String folder) {
    assertThat(faults(settings("ana@acme.es", null, SMTP, IMAP, folder)))
        .containsExactly("in-required imap.sentFolder");
  }

  @Test
  void judgesTheFolder() {
    assertThat(faults(settings("ana@acme.es", null, SMTP, IMAP, "Sent\r\nx")))
        .containsExactly("in-addr-inject imap.sentFolder");
    assertThat(faults(settings("ana@acme.es", null, SMTP, IMAP, "a".repeat(501))))
        .containsExactly("in-too-long imap.sentFolder");
  }

  @Test
  void findsEveryFaultInTheOrderOfTheForm() {
    ServerSettings smtp = smtp("smtp acme", 993, null, "a\nb", null);
    ServerSettings imap = smtp(null, 995, ConnectionSecurity.NONE, null, null);

    assertThat(faults(settings("ana", "A\tB", smtp, imap, " ")))
        .containsExactly(
            "in-address-form address",
            "in-addr-inject displayName",
            "in-host-form smtp.host",
            "in-port-swap smtp.port",
            "in-required smtp.security",
            "in-addr-inject smtp.username",
            "in-required smtp.password",
            "in-required imap.host",
            "in-port-pop imap.port",
            "in-unencrypted imap.security",
            "in-required imap.sentFolder");
  }

  @Test
  void missingServersAreMissed() {
    AccountSettings nothing =
        new AccountSettings(null, null, null, true, null, null, false, false, null, false);

    assertThat(faults(nothing))
        .containsExactly("in-required address", "in-required smtp.host", "in-required imap.host");
  }

  @Test
  void imapIsNotLookedAtWithoutACopy() {
    ServerSettings imap = smtp("no host", -1, null, "", null);

    assertThat(
            faults(
                new AccountSettings(
                    "ana@acme.es", null, SMTP, false, imap, " ", false, false, null, false)))
        .isEmpty();
  }

  @Test
  void tellsTheLimitsInItsTexts() {
    Diagnosis tooLong = only(settings("ana@acme.es", "a".repeat(201), SMTP, null, null));
    Diagnosis port =
        only(
            settings(
                "ana@acme.es", null, smtp("smtp.acme.es", 22, TLS, "ana", PASSWORD), null, null));

    assertThat(tooLong.args()).isEqualTo(Map.of("max", "200"));
    assertThat(DiagnosisTexts.advice(tooLong, Language.ES)).contains("200");
    assertThat(DiagnosisTexts.advice(port, Language.ES)).contains("25, 465");
  }

  private static Diagnosis only(AccountSettings settings) {
    List<Diagnosis> faults = InputCheck.of(settings, false, PORTS);
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }
}

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
import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;
import org.remitente.shared.Language;

class TypedWarningsTest {

  private static final String ADDRESS = "ana@acme.es";

  private static AccountSettings settings(
      String address, ServerSettings smtp, ServerSettings imap) {
    return new AccountSettings(
        address, null, smtp, imap != null, imap, null, true, false, SendingLimits.NONE, false);
  }

  private static ServerSettings server(
      String host, Integer port, String security, String user, String password) {
    return new ServerSettings(
        host,
        port,
        ConnectionSecurity.ofTag(security).orElse(null),
        user,
        Secret.ofNullable(password));
  }

  private static List<String> codes(AccountSettings settings, boolean passed) {
    return TypedWarnings.of(settings, passed).stream().map(Warning::code).toList();
  }

  private static List<String> withPassword(String host, String user, String password) {
    return codes(settings(user, server(host, 465, "tls", user, password), null), false);
  }

  @ParameterizedTest
  @CsvSource({
    "465, tls, ''",
    "587, starttls, ''",
    "2525, starttls, ''",
    "2525, tls, ''",
    "465, starttls, in-port-sec",
    "587, tls, in-port-sec",
    "587, none, ''",
    "25, starttls, in-port-25",
    "25, none, in-port-25"
  })
  void looksAtPortsAndTheirEncryption(int port, String security, String code) {
    ServerSettings smtp = server("smtp.acme.es", port, security, ADDRESS, "clave");

    assertThat(codes(settings(ADDRESS, smtp, null), false))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({"993, tls, 0", "143, starttls, 0", "993, starttls, 1", "143, tls, 1"})
  void looksAtThePairOfImapToo(int port, String security, int warnings) {
    ServerSettings smtp = server("smtp.acme.es", 465, "tls", ADDRESS, "clave");
    ServerSettings imap = server("imap.acme.es", port, security, null, null);

    assertThat(codes(settings(ADDRESS, smtp, imap), false)).hasSize(warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {" clave", "clave ", "\u00a0clave", " "})
  void seesBlanksAroundAPassword(String password) {
    if (password.charAt(0) != '\u00a0') {
      assertThat(withPassword("smtp.acme.es", ADDRESS, password)).containsExactly("in-pass-space");
    }
  }

  @Test
  void aBlankWithinAPasswordIsNothingOdd() {
    assertThat(withPassword("smtp.acme.es", ADDRESS, "una clave larga")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contraseña", "clavé", "10€", "clau ç"})
  void seesLettersThatSomeServersDoNotUnderstand(String password) {
    assertThat(withPassword("smtp.acme.es", ADDRESS, password)).containsExactly("in-pass-nonascii");
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.gmail.com, ana@gmail.com, Verano2026!, true",
    "smtp.gmail.com, ana@gmail.com, abcdefghijklmno1, true",
    "smtp.gmail.com, ana@gmail.com, abcdefghijklmno, true",
    "smtp.gmail.com, ana@gmail.com, abcdefghijklmnop, false",
    "smtp.gmail.com, ana@gmail.com, abcd efgh ijkl mnop, false",
    "smtp.mail.yahoo.com, ana@yahoo.es, Verano2026!, true",
    "smtp.mail.yahoo.com, ana@yahoo.es, abcdefghijklmnop, false",
    "smtp.mail.me.com, ana@icloud.com, abcd-efgh-ijkl-mnop, false",
    "smtp.mail.me.com, ana@icloud.com, Verano2026!, true",
    "smtp.aol.com, ana@aol.com, Verano2026!, true",
    "smtp.ionos.es, ana@acme.es, Verano2026!, false",
    "smtp.acme.es, ana@acme.es, Verano2026!, false"
  })
  void seesAnEverydayPasswordWhereOneForProgramsIsWanted(
      String host, String user, String password, boolean warned) {
    assertThat(withPassword(host, user, password).contains("in-pass-app")).isEqualTo(warned);
  }

  @Test
  void tellsTheUserThatTheProviderWants() {
    ServerSettings smtp = server("smtp.gmail.com", 465, "tls", "ana", "abcdefghijklmnop");

    assertThat(TypedWarnings.of(settings("ana@gmail.com", smtp, null), false))
        .containsExactly(
            new Warning("in-user-form", Map.of("provider", "Gmail", "username", "ana@gmail.com")));
  }

  @Test
  void doesNotDoubtAUserAtAServerThatItDoesNotKnow() {
    assertThat(withPassword("smtp.acme.es", ADDRESS, "clave")).isEmpty();
    ServerSettings smtp = server("smtp.acme.es", 465, "tls", "ana", "clave");
    assertThat(codes(settings(ADDRESS, smtp, null), false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ventas@otra.es, ana@acme.es, true",
    "ventas@acme.es, ana@acme.es, false",
    "ventas@facturas.acme.es, ana@acme.es, false",
    "ventas@acme.es, ana@correo.acme.es, false",
    "ventas@nacme.es, ana@acme.es, true",
    "ana@googlemail.com, ana@gmail.com, false",
    "ventas@otra.es, ana, false"
  })
  void seesAnAddressOfAnotherDomainThanTheAccount(String address, String user, boolean warned) {
    ServerSettings smtp = server("smtp.acme.es", 465, "tls", user, "clave");

    assertThat(codes(settings(address, smtp, null), false).contains("in-from-domain"))
        .isEqualTo(warned);
  }

  @Test
  void saysThatMicrosoftEndsPasswords() {
    ServerSettings smtp = server("smtp.office365.com", 587, "starttls", ADDRESS, "clave");
    ServerSettings imap = server("outlook.office365.com", 993, "tls", ADDRESS, "clave");

    assertThat(codes(settings(ADDRESS, smtp, imap), false)).containsExactly("in-oauth-only");
    assertThat(withPassword("smtp.noffice365.com", ADDRESS, "clave")).isEmpty();
    assertThat(withPassword("smtp.office365.com", ADDRESS, "")).isEmpty();
  }

  @Test
  void looksAtThePasswordOfTheMailboxToo() {
    ServerSettings smtp = server("smtp.acme.es", 465, "tls", ADDRESS, "clave");
    ServerSettings imap = server("imap.acme.es", 993, "tls", ADDRESS, " clave");

    assertThat(codes(settings(ADDRESS, smtp, imap), false)).containsExactly("in-pass-space");
  }

  @Test
  void keepsToWhatStaysTrueWhereTheSettingsPassed() {
    ServerSettings smtp = server("smtp.office365.com", 25, "starttls", "ana@otra.es", " clavé");

    assertThat(codes(settings(ADDRESS, smtp, null), false))
        .containsExactly(
            "in-from-domain", "in-port-25", "in-pass-space", "in-pass-nonascii", "in-oauth-only");
    assertThat(codes(settings(ADDRESS, smtp, null), true))
        .containsExactly("in-from-domain", "in-oauth-only");
  }

  @Test
  void survivesSettingsThatAreNotThere() {
    assertThat(codes(settings(null, null, null), false)).isEmpty();
    assertThat(codes(settings(null, server(null, null, "", null, null), null), false)).isEmpty();
    assertThat(
            codes(settings("ana", server("https://x", 1, "tls", "ana@acme.es", ""), null), false))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in-port-25",
        "in-port-sec",
        "in-pass-space",
        "in-pass-app",
        "in-pass-nonascii",
        "in-user-form",
        "in-oauth-only",
        "in-from-domain",
        "in-host-typo"
      })
  void everyWarningIsFilledIn(String code) {
    Warning warning =
        new Warning(
            code,
            Map.of(
                "port",
                "465",
                "provider",
                "Gmail",
                "username",
                "ana",
                "address",
                ADDRESS,
                "host",
                "smtp.gmial.com",
                "suggestion",
                "smtp.gmail.com"));
    for (Language language : Language.values()) {
      assertThat(warning.title(language) + warning.detail(language)).doesNotContain("{", "}", "  ");
    }
  }
}

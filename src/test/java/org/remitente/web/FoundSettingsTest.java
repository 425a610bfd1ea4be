package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.provider.Advice;
import org.remitente.provider.Candidate;
import org.remitente.provider.Discovery;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;

class FoundSettingsTest {

  private static final ProviderCatalogue CATALOGUE = new ProviderCatalogue();
  private static final Candidate.Server SMTP =
      server("smtp.acme.es", 587, ConnectionSecurity.STARTTLS, "ana@acme.es");

  private static Candidate.Server server(
      String host, int port, ConnectionSecurity security, String username) {
    return new Candidate.Server(new ServerEndpoint(new HostName(host), port, security), username);
  }

  private static FoundSettings settings(Provider provider, List<Candidate> candidates) {
    return settings(provider, candidates, none -> false);
  }

  private static FoundSettings settings(
      Provider provider, List<Candidate> candidates, Predicate<String> signIns) {
    Advice advice = new Advice("typo", Map.of("meant", "ana@gmail.com"));
    Discovery found = new Discovery(provider, candidates, List.of(advice));
    MailChoice choice = MailChoice.ofDiscovery(found, CATALOGUE, signIns);
    return FoundSettings.of(found, "acme.es", choice, Language.ES);
  }

  @Test
  void fillsInTheBestServersAndSaysWhereTheyComeFrom() {
    Candidate best =
        new Candidate(
            SMTP,
            server("imap.acme.es", 993, ConnectionSecurity.TLS, "ana"),
            Candidate.Source.SRV,
            false);
    Candidate worse = new Candidate(SMTP, null, Candidate.Source.GUESS, false);

    FoundSettings found = settings(null, List.of(best, worse));

    assertThat(found.choice()).isEqualTo("own");
    assertThat(found.inputs())
        .isEqualTo(
            Map.of(
                "smtpHost", "smtp.acme.es",
                "smtpPort", "587",
                "smtpSecurity", "starttls",
                "smtpUsername", "ana@acme.es",
                "imapHost", "imap.acme.es",
                "imapPort", "993",
                "imapSecurity", "tls",
                "imapUsername", "ana"));
    assertThat(found.source()).contains("acme.es anuncia en su DNS");
    assertThat(found.advice())
        .extracting(FoundSettings.Remark::title)
        .containsExactly("¿Querías escribir ana@gmail.com?");
  }

  @Test
  void fillsInNothingWhereNothingWasFound() {
    FoundSettings found = settings(null, List.of());

    assertThat(found.choice()).isEqualTo("own");
    assertThat(found.inputs()).isEmpty();
    assertThat(found.source()).isNull();
    assertThat(found.advice()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "gmail, smtp.gmail.com, true, gmail",
    "google_workspace, smtp.gmail.com, true, gmail",
    "jazztel, smtp.gmail.com, false, own",
    "yahoo, smtp.mail.yahoo.com, true, yahoo",
    "outlook_personal, smtp-mail.outlook.com, true, outlook",
    "microsoft365, smtp.office365.com, true, own",
    "aol, smtp.aol.com, true, own",
  })
  void choosesWhereTheMailboxIs(String provider, String host, boolean trusted, String choice) {
    Candidate best =
        new Candidate(
            server(host, 465, ConnectionSecurity.TLS, "ana@acme.es"),
            null,
            Candidate.Source.MX,
            trusted);

    FoundSettings found = settings(CATALOGUE.byId(provider).orElseThrow(), List.of(best));

    assertThat(found.choice()).isEqualTo(choice);
    assertThat(found.inputs().isEmpty()).isEqualTo(!choice.equals("own"));
  }

  @ParameterizedTest
  @CsvSource({
    "gmail, smtp.gmail.com, app-password, true",
    "outlook_personal, smtp-mail.outlook.com, microsoft-personal, true",
    "gmail, smtp.gmail.com, domain-without-mail, false",
    "aol, smtp.aol.com, app-password, false",
  })
  void leavesOutBesideAChoiceWhatThatTellsItself(
      String provider, String host, String code, boolean ownOnly) {
    Candidate best =
        new Candidate(
            server(host, 465, ConnectionSecurity.TLS, "ana@acme.es"),
            null,
            Candidate.Source.MX,
            true);
    Advice advice = new Advice(code, Map.of("name", "N", "help", "H", "domain", "acme.es"));

    FoundSettings found =
        FoundSettings.of(
            new Discovery(CATALOGUE.byId(provider).orElseThrow(), List.of(best), List.of(advice)),
            "acme.es",
            MailChoice.ofDiscovery(
                new Discovery(CATALOGUE.byId(provider).orElseThrow(), List.of(best), List.of()),
                CATALOGUE,
                none -> false),
            Language.ES);

    assertThat(found.advice()).extracting(FoundSettings.Remark::ownOnly).containsExactly(ownOnly);
    assertThat(found.advice()).extracting(FoundSettings.Remark::help).containsExactly("H");
  }

  @ParameterizedTest
  @CsvSource({
    "microsoft365, outlook, outlook",
    "google_workspace, google, gmail",
    "yahoo, yahoo, yahoo",
    "fastmail, fastmail, other",
    "fastmail, outlook, own",
    "arsys, arsys, own",
  })
  void choosesTheSignInWhereItIsOffered(String provider, String offered, String choice) {
    FoundSettings found =
        settings(CATALOGUE.byId(provider).orElseThrow(), List.of(), offered::equals);

    assertThat(found.choice()).isEqualTo(choice);
  }
}

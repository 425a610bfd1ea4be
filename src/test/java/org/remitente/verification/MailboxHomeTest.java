package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Exchange;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.provider.MailHomes;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.HostName;

class MailboxHomeTest {

  private static final Diagnosis REFUSED = verdict(DiagnosisCode.AUTH_BAD, Stage.LOGIN);

  private final List<String> asked = new ArrayList<>();

  /** One that finds these servers for the mail of any domain. */
  static MailboxHome exchangedBy(String... hosts) {
    List<Exchange> exchanges =
        Stream.of(hosts).map(host -> new Exchange(10, new HostName(host))).toList();
    return asking(CompletableFuture.completedFuture(new Answer<>(Outcome.FOUND, exchanges)));
  }

  private static MailboxHome asking(CompletableFuture<Answer<Exchange>> answer) {
    return new MailboxHome(new MailHomes(domain -> answer, new ProviderCatalogue()));
  }

  private static Diagnosis verdict(DiagnosisCode code, Stage stage) {
    return DiagnosisCatalogue.verdict(code, Service.SMTP, stage);
  }

  private static Diagnosis noted(MailboxHome home, Diagnosis diagnosis) {
    return home.notes("ana@acme.es", List.of(diagnosis)).apply(diagnosis);
  }

  @Test
  void saysWhoHasTheMailbox() {
    assertThat(noted(exchangedBy("acme-es.mail.protection.outlook.com"), REFUSED).args())
        .containsEntry("provider", "microsoft365")
        .containsEntry("home", "Microsoft 365 / Exchange Online")
        .containsEntry("homeServer", "smtp.office365.com");
  }

  @Test
  void saysNothingWhereNobodyKnows() {
    assertThat(noted(exchangedBy("mx.acme.es"), REFUSED)).isEqualTo(REFUSED);
    assertThat(noted(asking(new CompletableFuture<>()), REFUSED)).isEqualTo(REFUSED);
    assertThat(noted(asking(CompletableFuture.failedFuture(new IllegalStateException())), REFUSED))
        .isEqualTo(REFUSED);
    assertThat(exchangedBy().notes("nobody", List.of(REFUSED)).apply(REFUSED)).isEqualTo(REFUSED);
  }

  @Test
  void waitsAMomentAtMost() {
    long start = System.nanoTime();

    noted(asking(new CompletableFuture<>()), REFUSED);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void asksNobodyWhereItWouldSayNothing() {
    MailboxHome home =
        new MailboxHome(
            new MailHomes(
                domain -> {
                  asked.add(domain.value());
                  return new CompletableFuture<>();
                },
                new ProviderCatalogue()));

    home.notes("ana@acme.es", List.of());
    home.notes("ana@acme.es", List.of(verdict(DiagnosisCode.AUTH_TEMP, Stage.LOGIN)));
    home.notes("ana@acme.es", List.of(REFUSED.with("provider", "ionos_es")));
    home.notes("ana@gmail.com", List.of(REFUSED));
    assertThat(asked).isEmpty();

    home.notes("ana@acme.es", List.of(REFUSED));
    assertThat(asked).containsExactly("acme.es");
  }

  @Test
  void knowsTheProvidersOwnDomains() {
    Map<String, String> args =
        exchangedBy().notes("ana@gmail.com", List.of(REFUSED)).apply(REFUSED).args();

    assertThat(args).containsEntry("provider", "gmail").containsEntry("homeWay", "app-password");
  }
}

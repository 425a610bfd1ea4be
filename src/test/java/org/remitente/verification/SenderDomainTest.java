package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.remitente.account.ServerSettings;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.provider.DomainPolicies;
import org.remitente.provider.ProviderCatalogue;

class SenderDomainTest {

  private static final ServerSettings GMAIL =
      new ServerSettings("smtp.gmail.com", 465, ConnectionSecurity.TLS, "ana@gmail.com", null);

  private static final Warning OTHER_DOMAIN =
      new Warning(
          "in-from-domain", Map.of("address", "ventas@acme.es", "username", "ana@gmail.com"));

  private static final Warning OTHER_WARNING = new Warning("in-port-25", Map.of());

  /** One that asks a domain with these SPF records and nothing else. */
  static SenderDomain publishing(String... spf) {
    return new SenderDomain(
        new DomainPolicies(
            name ->
                CompletableFuture.completedFuture(
                    name.startsWith("_")
                        ? new Answer<>(Outcome.NO_NAME, List.of())
                        : new Answer<>(Outcome.FOUND, List.of(spf))),
            new ProviderCatalogue()));
  }

  @Test
  void saysWhatADomainPublishesThatDoesNotNameTheServer() {
    SenderDomain domain = publishing("v=spf1 include:spf.protection.outlook.com -all");

    List<Warning> warnings = domain.complete(List.of(OTHER_DOMAIN, OTHER_WARNING), GMAIL);

    assertThat(warnings.get(0).args())
        .isEqualTo(
            Map.of(
                "address", "ventas@acme.es",
                "username", "ana@gmail.com",
                "domain", "acme.es",
                "host", "smtp.gmail.com",
                "spf", "names-others",
                "dmarc", "missing"));
    assertThat(warnings).extracting(Warning::code).containsExactly("in-from-domain", "in-port-25");
  }

  @Test
  void isContentWhereTheDomainNamesTheServer() {
    SenderDomain domain = publishing("v=spf1 include:_spf.google.com ~all");

    assertThat(domain.complete(List.of(OTHER_DOMAIN, OTHER_WARNING), GMAIL))
        .containsExactly(OTHER_WARNING);
  }
}

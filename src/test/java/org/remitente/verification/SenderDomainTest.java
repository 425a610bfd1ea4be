package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.AccountServers;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.provider.DomainPolicies;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

class SenderDomainTest {

  private final List<String> asked = new ArrayList<>();
  private List<String> spf = List.of();

  private CompletableFuture<Answer<String>> texts(String name) {
    asked.add(name);
    boolean own = !name.startsWith("_dmarc.") && !spf.isEmpty();
    return CompletableFuture.completedFuture(
        own ? new Answer<>(Outcome.FOUND, spf) : new Answer<>(Outcome.NONE, List.of()));
  }

  private List<Warning> warnings(String sender, String username) {
    DomainPolicies policies = new DomainPolicies(this::texts, new ProviderCatalogue());
    Credentials credentials =
        username == null ? null : new Credentials(username, Secret.of("secreto"));
    return new SenderDomain(policies).warnings(servers(sender, credentials));
  }

  private static AccountServers servers(String sender, Credentials credentials) {
    ServerEndpoint smtp =
        new ServerEndpoint(new HostName("smtp.gmail.com"), 465, ConnectionSecurity.TLS);
    return new AccountServers(
        new EmailAddress(sender), null, smtp, credentials, null, null, false, null);
  }

  @Test
  void warnsOfASenderWhoseDomainDoesNotNameTheServer() {
    spf = List.of("v=spf1 include:spf.protection.outlook.com -all");

    List<Warning> warnings = warnings("ventas@acme.es", "ana@gmail.com");

    assertThat(warnings).extracting(Warning::code).containsExactly("in-from-domain");
    assertThat(warnings.get(0).args())
        .containsEntry("spf", "names-others")
        .containsEntry("dmarc", "missing")
        .containsEntry("domain", "acme.es")
        .containsEntry("account", "ana@gmail.com");
  }

  @Test
  void isContentWhereTheDomainNamesTheServer() {
    spf = List.of("v=spf1 include:_spf.google.com ~all");

    assertThat(warnings("ventas@acme.es", "ana@gmail.com")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ana@acme.es, ana@acme.es",
    "ana@acme.es, otra@ACME.es",
    "ana@mi.acme.es, ana@acme.es",
    "ana@acme.es, ana@mi.acme.es",
    "ana@acme.es, ana",
    "ana@acme.es,",
  })
  void asksNobodyWhereBothAreOfOneOwnerOrNobodyKnows(String sender, String username) {
    assertThat(warnings(sender, username)).isEmpty();
    assertThat(asked).isEmpty();
  }
}

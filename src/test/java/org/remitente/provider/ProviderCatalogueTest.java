package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** Every row of the catalogue, and what is found in it. */
class ProviderCatalogueTest {

  private static final String ROW =
      "x\tX\tx.es\tmx.x.es\t%s\t%s\t%s\t%s\timap.x.es\t993\ttls\taddress\t%s\t%s\t\tyes\t3\t\t50\t";

  private final ProviderCatalogue catalogue = new ProviderCatalogue();

  static List<Provider> all() {
    return new ProviderCatalogue().all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyRowIsSensible(Provider provider) {
    assertThat(provider.id()).matches("[a-z0-9_]+");
    assertThat(provider.name()).isNotBlank().isEqualTo(provider.name().strip());
    assertThat(provider.plainName()).isNotBlank().doesNotContain("(");
    assertThat(provider.name()).startsWith(provider.plainName());
    assertThat(provider.domains()).allSatisfy(ProviderCatalogueTest::assertName);
    assertThat(provider.mxSuffixes()).allSatisfy(ProviderCatalogueTest::assertName);
    assertThat(provider.ways()).doesNotHaveDuplicates();
    if (provider.help() != null) {
      assertThat(provider.help()).hasScheme("https");
      assertName(provider.help().getHost());
    }
    assertThat(portsOf(provider.smtp())).isSubsetOf("465 TLS", "587 STARTTLS");
    assertThat(portsOf(provider.imap())).isSubsetOf("993 TLS");
  }

  private static void assertName(String name) {
    assertThat(HostName.parse(name)).as(name).hasValue(new HostName(name));
  }

  private static Set<String> portsOf(ProviderServer server) {
    return server == null ? Set.of() : Set.of(server.port() + " " + server.security());
  }

  @Test
  void holdsSeventyTwoProvidersInTheOrderOfTheirIds() {
    assertThat(catalogue.all()).hasSize(72);
    assertThat(catalogue.all()).extracting(Provider::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void givesNoDomainToTwoProviders() {
    assertThat(catalogue.all().stream().flatMap(each -> each.domains().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void agreesOnTheHabitsOfProvidersThatShareAServer() {
    for (Provider provider : catalogue.all()) {
      HostName.parse(provider.smtp() == null ? null : provider.smtp().host())
          .flatMap(catalogue::bySmtpHost)
          .ifPresent(
              found ->
                  assertThat(found.savesSentItself())
                      .as(provider.id())
                      .isEqualTo(provider.savesSentItself()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.gmail.com, gmail, true",
    "smtp.hostinger.com, hostinger, false",
    "smtp.mail.yahoo.com, yahoo, ",
  })
  void knowsWhetherAServerKeepsWhatIsSent(String host, String id, Boolean saves) {
    Provider found = catalogue.bySmtpHost(new HostName(host)).orElseThrow();

    assertThat(found.id()).isEqualTo(id);
    assertThat(found.savesSentItself()).isEqualTo(saves);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "smtp.acme.es", "mail.acme.es", "imap.gmail.com"})
  void knowsNoOtherServer(String host) {
    assertThat(catalogue.bySmtpHost(new HostName(host))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ana@gmail.com, gmail",
    "ana@YAHOO.es, yahoo",
    "ana@hotmail.es, outlook_personal",
  })
  void findsTheProviderOfAnAddress(String address, String id) {
    assertThat(catalogue.byAddress(EmailAddress.parse(address).orElseThrow()))
        .map(Provider::id)
        .hasValue(id);
  }

  @ParameterizedTest
  @MethodSource("all")
  void findsTheProviderByEachOfItsServersForMail(Provider provider) {
    assertThat(provider.mxSuffixes())
        .allSatisfy(
            suffix -> {
              assertThat(catalogue.byExchange(new HostName(suffix))).hasValue(provider);
              assertThat(catalogue.byExchange(new HostName("mx1.a." + suffix))).hasValue(provider);
              assertThat(catalogue.byExchange(new HostName("not" + suffix)))
                  .isNotEqualTo(Optional.of(provider));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "mx-eu.mail.am0.yahoodns.net, yahoo",
    "mx-aol.mail.gm0.yahoodns.net, aol",
    "acme-es.mail.protection.outlook.com, microsoft365",
    "outlook-com.olc.protection.outlook.com, outlook_personal",
    "mx00.ionos.es, ionos_es",
    "mx00.ionos.com, ionos_com",
  })
  void takesTheLongestEndOfAServersName(String exchange, String id) {
    assertThat(catalogue.byExchange(new HostName(exchange))).map(Provider::id).hasValue(id);
  }

  @Test
  void findsNoProviderForADomainOfOnesOwn() {
    assertThat(catalogue.byAddress(new EmailAddress("ana@acme.es"))).isEmpty();
    assertThat(catalogue.byAddress(new EmailAddress("ana@mail.gmail.com"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gmail, APP_PASSWORD",
    "yahoo, APP_PASSWORD",
    "microsoft365, PASSWORD",
    "outlook_personal, ",
    "hey, "
  })
  void offersTheFirstWayThatNeedsNoSignInPage(String id, SignInWay way) {
    assertThat(catalogue.way(catalogue.byId(id).orElseThrow(), none -> false).orElse(null))
        .isEqualTo(way);
  }

  @ParameterizedTest
  @CsvSource({
    "gmail, google",
    "google_workspace, google",
    "microsoft365, outlook",
    "outlook_personal, outlook"
  })
  void offersTheSignInPageWhereItIsConfigured(String id, String configured) {
    Provider provider = catalogue.byId(id).orElseThrow();

    assertThat(provider.signIn()).isEqualTo(configured);
    assertThat(catalogue.way(provider, configured::equals)).hasValue(SignInWay.OAUTH);
  }

  @Test
  void goesThroughTheListPartByPart() {
    List<Provider> seen = new ArrayList<>();
    Page<Provider> page = catalogue.list(new PageRequest(30, null));
    seen.addAll(page.items());
    while (page.next() != null) {
      page = catalogue.list(new PageRequest(30, page.next()));
      seen.addAll(page.items());
    }

    assertThat(seen).isEqualTo(catalogue.all());
    assertThat(page.items()).hasSize(12);
  }

  @Test
  void readsEveryColumn() {
    Provider gmail = catalogue.byId("gmail").orElseThrow();

    assertThat(gmail.name()).isEqualTo("Gmail");
    assertThat(gmail.domains()).containsExactly("gmail.com", "googlemail.com");
    assertThat(gmail.smtp())
        .isEqualTo(
            new ProviderServer(
                "smtp.gmail.com", 465, ConnectionSecurity.TLS, UsernameForm.ADDRESS));
    assertThat(gmail.imap())
        .isEqualTo(
            new ProviderServer(
                "imap.gmail.com", 993, ConnectionSecurity.TLS, UsernameForm.ADDRESS));
    assertThat(gmail.ways()).containsExactly(SignInWay.OAUTH, SignInWay.APP_PASSWORD);
    assertThat(gmail.help()).hasToString("https://support.google.com/accounts/answer/185833");
    assertThat(gmail.confirmed()).isTrue();
    assertThat(catalogue.byId("microsoft365").orElseThrow().limits())
        .isEqualTo(new ProviderLimits(3, 30, null, 10000));
  }

  @Test
  void readsNoRowThatIsMalformed() {
    ProviderTable.provider(ROW.formatted("a.es", "465", "tls", "local-part", "yes", "password"));

    Stream.of(
            ROW.formatted("a b", "465", "tls", "address", "yes", "password"),
            ROW.formatted("{name}.es", "465", "tls", "address", "yes", "password"),
            ROW.formatted("a.es", "65536", "tls", "address", "yes", "password"),
            ROW.formatted("a.es", "x", "tls", "address", "yes", "password"),
            ROW.formatted("a.es", "465", "tls", "nickname", "yes", "password"),
            ROW.formatted("a.es", "465", "tls", "address", "perhaps", "password"),
            ROW.formatted("a.es", "465", "tls", "address", "yes", "telepathy"),
            ROW.formatted("a.es", "465", "tls", "address", "yes", "password\t"),
            ROW.formatted("a.es", "465", "tls", "address", "yes", "password") + "many",
            ROW.formatted("a.es", "465", "tls", "address", "yes", "password") + "0")
        .forEach(
            row ->
                assertThatIllegalArgumentException()
                    .as(row)
                    .isThrownBy(() -> ProviderTable.provider(row)));
  }
}

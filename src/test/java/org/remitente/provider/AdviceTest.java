package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;

/** What is said about every domain of the catalogue without asking anybody, and its texts. */
class AdviceTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
  private static final Set<String> CODES =
      Set.of(
          "typo",
          "unsupported",
          "proton-token",
          "microsoft-personal",
          "microsoft-company",
          "app-password",
          "unconfirmed",
          "domain-missing",
          "domain-without-mail",
          "look-up-failed",
          "not-found");

  private static final ProviderCatalogue CATALOGUE = new ProviderCatalogue();

  static Stream<EmailAddress> addresses() {
    return CATALOGUE.all().stream()
        .flatMap(provider -> provider.domains().stream())
        .map(domain -> new EmailAddress("ana@" + domain));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void theCatalogueAnswersForItsDomains(EmailAddress address) {
    Provider provider = CATALOGUE.byAddress(address).orElseThrow();
    Optional<Discovery> known = SettingsDiscovery.known(CATALOGUE, address);

    assertThat(known.isPresent()).isEqualTo(provider.confirmed());
    known.ifPresent(
        found -> {
          assertThat(found.provider()).isEqualTo(provider);
          assertThat(found.candidates())
              .isEqualTo(provider.candidate(address, Candidate.Source.CATALOGUE).stream().toList());
          assertThat(found.candidates()).allMatch(Candidate::trusted);
          assertThat(found.advice()).extracting(Advice::code).isSubsetOf(CODES);
          assertThat(found.candidates().isEmpty()).isEqualTo(codes(found).contains("unsupported"));
        });
  }

  @Test
  void everybodyHearsWhatTheProviderAsksFor() {
    assertThat(codes("ana@gmail.com")).containsExactly("app-password");
    assertThat(codes("ana@yahoo.es")).containsExactly("app-password");
    assertThat(codes("ana@hotmail.es")).containsExactly("microsoft-personal");
    assertThat(codes("ana@live.com")).containsExactly("microsoft-personal");
    assertThat(codes("ana@acme.onmicrosoft.com")).isEmpty();
    assertThat(codes("ana@onmicrosoft.com")).containsExactly("microsoft-company");
    assertThat(codes("ana@proton.me")).containsExactly("unsupported");
    assertThat(codes("ana@tuta.com")).containsExactly("unsupported");
    assertThat(codes("ana@gmx.es")).isEmpty();
  }

  @Test
  void theProvidersInstructionsStandInTheAdvice() {
    Advice advice = discovered("ana@gmail.com").advice().get(0);

    assertThat(advice.detail(Language.ES))
        .endsWith("https://support.google.com/accounts/answer/185833");
  }

  private static Set<String> codes(Discovery found) {
    return found.advice().stream().map(Advice::code).collect(Collectors.toSet());
  }

  private static Set<String> codes(String address) {
    return SettingsDiscovery.known(CATALOGUE, new EmailAddress(address))
        .map(AdviceTest::codes)
        .orElse(Set.of());
  }

  private static Discovery discovered(String address) {
    return SettingsDiscovery.known(CATALOGUE, new EmailAddress(address)).orElseThrow();
  }

  @Test
  void namesOfServersFollowFromTheDomain() {
    EmailAddress address = new EmailAddress("ana@mi.acme.es");

    assertThat(smtp("dinahosting", address)).isEqualTo("mi-acme-es.correoseguro.dinaserver.com");
    assertThat(smtp("cdmon", address)).isEqualTo("smtp.mi.acme.es");
    assertThat(
            CATALOGUE
                .byId("dinahosting")
                .orElseThrow()
                .candidate(
                    new EmailAddress("ana@" + "x".repeat(60) + ".es.es"), Candidate.Source.MX))
        .isEmpty();
  }

  @Test
  void userNamesAreWhatTheServerWants() {
    EmailAddress address = new EmailAddress("ana@icloud.com");
    Candidate icloud =
        CATALOGUE
            .byId("icloud")
            .orElseThrow()
            .candidate(address, Candidate.Source.CATALOGUE)
            .orElseThrow();

    assertThat(icloud.smtp().username()).isEqualTo("ana@icloud.com");
    assertThat(icloud.imap().username()).isEqualTo("ana");
  }

  private static String smtp(String id, EmailAddress address) {
    return CATALOGUE
        .byId(id)
        .flatMap(provider -> provider.candidate(address, Candidate.Source.MX))
        .map(candidate -> candidate.smtp().endpoint().host().value())
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyAdviceHasItsTexts(Language language) {
    ResourceBundle spanish = bundle(Language.ES);
    ResourceBundle bundle = bundle(language);

    assertThat(bundle.keySet())
        .containsExactlyInAnyOrderElementsOf(
            CODES.stream().flatMap(code -> Stream.of(code + ".title", code + ".detail")).toList());
    for (String key : bundle.keySet()) {
      assertThat(bundle.getString(key)).as(key).isNotBlank().doesNotContain("  ", "''");
      assertThat(places(bundle.getString(key))).isEqualTo(places(spanish.getString(key)));
      if (language != Language.ES) {
        assertThat(bundle.getString(key)).as(key).isNotEqualTo(spanish.getString(key));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void textsAreFilledIn(Language language) {
    Advice advice = new Advice("typo", Map.of("meant", "ana@gmail.com"));

    assertThat(advice.title(language)).contains("ana@gmail.com").doesNotContain("{");
    assertThat(advice.detail(language)).doesNotContain("{");
  }

  @Test
  void sourcesAreCalledAsInTheContract() {
    assertThat(Arrays.stream(Candidate.Source.values()).map(Candidate.Source::tag))
        .containsExactly("catalogue", "mx", "autoconfig", "srv", "guess");
  }

  private static TreeSet<String> places(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        "org.remitente.provider.advice",
        language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}

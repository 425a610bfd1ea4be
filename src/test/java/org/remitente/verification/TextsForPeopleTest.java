package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;

/** The bundles of warnings and of the test message. */
class TextsForPeopleTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyWarningHasItsTexts(Language language) {
    List<String> codes =
        List.of(
            "encrypted-works",
            "from-rewritten",
            "in-from-domain",
            "in-host-typo",
            "in-oauth-only",
            "in-pass-app",
            "in-pass-nonascii",
            "in-pass-space",
            "in-port-25",
            "in-port-sec",
            "in-user-form",
            "not-arrived",
            "outlet-switched",
            "imap-not-opened",
            "sent-folder-created");
    Stream<String> findings =
        Stream.of(
                "spf.missing",
                "spf.names-others",
                "spf.several",
                "dmarc.quarantine",
                "dmarc.reject")
            .map(finding -> "in-from-domain." + finding);
    Stream<String> usual =
        codes.stream().flatMap(code -> Stream.of(code + ".title", code + ".detail"));
    assertThat(bundle("warning", language).keySet())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(usual, findings).toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theTestMessageHasASubjectAndAText(Language language) {
    assertThat(bundle("message", language).keySet()).containsExactlyInAnyOrder("subject", "text");
    assertThat(bundle("message", language).getString("subject")).doesNotContain("\n", "{");
    assertThat(bundle("message", language).getString("text")).contains("{address}").endsWith("\n");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLanguagesNameTheSameValues(Language language) {
    for (String name : new String[] {"warning", "message"}) {
      ResourceBundle spanish = bundle(name, Language.ES);
      ResourceBundle bundle = bundle(name, language);
      for (String key : spanish.keySet()) {
        assertThat(placeholders(bundle.getString(key)))
            .as(key)
            .isEqualTo(placeholders(spanish.getString(key)));
        assertThat(bundle.getString(key)).as(key).isNotBlank().doesNotContain("  ", "''", "�");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"CA", "EN"})
  void everyTextIsTranslated(Language language) {
    for (String name : new String[] {"warning", "message"}) {
      ResourceBundle spanish = bundle(name, Language.ES);
      for (String key : spanish.keySet()) {
        assertThat(bundle(name, language).getString(key))
            .as(key)
            .isNotEqualTo(spanish.getString(key));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void warningsAreFilledIn(Language language) {
    Warning warning = new Warning("sent-folder-created", Map.of("folder", "Enviados"));

    assertThat(warning.title(language) + warning.detail(language))
        .contains("Enviados")
        .doesNotContain("{", "}");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void warningsSayWhatWasFoundBesides(Language language) {
    Warning warning =
        new Warning(
            "in-from-domain",
            Map.of(
                "address", "ana@otra.es",
                "username", "ana@acme.es",
                "domain", "otra.es",
                "host", "smtp.acme.es",
                "spf", "names-others",
                "dmarc", "reject"));

    assertThat(warning.detail(language))
        .contains("otra.es", "SPF", "smtp.acme.es", "DMARC")
        .doesNotContain("{", "}", "  ");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anEncryptedWayIsNamed(Language language) {
    ServerEndpoint way = new ServerEndpoint(new HostName("mail.test"), 465, ConnectionSecurity.TLS);
    Warning warning = Warning.encryptedWorks(Service.IMAP, way);

    assertThat(warning.title(language)).contains("IMAP").doesNotContain("{");
    assertThat(warning.detail(language)).contains("465", "SSL/TLS").doesNotContain("{");
  }

  private static TreeSet<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ResourceBundle bundle(String name, Language language) {
    return ResourceBundle.getBundle(
        "org.remitente.verification." + name,
        language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}

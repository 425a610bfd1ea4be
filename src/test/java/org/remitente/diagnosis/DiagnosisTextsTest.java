package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.Language;

class DiagnosisTextsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  /** Values that a failure may bring. */
  private static final Set<String> FACTS =
      Set.of("until", "from", "names", "issuer", "fingerprint", "folders", "limit", "ports", "max");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCodeHasATitleAndAnAdviceAndNoKeyIsLeftOver(Language language) {
    Set<String> wanted = new TreeSet<>();
    for (DiagnosisCode code : DiagnosisCode.values()) {
      wanted.add(code.code() + ".title");
      wanted.add(code.code() + ".advice");
    }
    Set<String> found = new TreeSet<>(bundle(language).keySet());
    found.removeIf(key -> key.contains(".with."));
    assertThat(found).isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFurtherSentenceBelongsToACodeAndTellsAFact(Language language) {
    Set<String> codes = new TreeSet<>();
    Arrays.stream(DiagnosisCode.values()).map(DiagnosisCode::code).forEach(codes::add);
    ResourceBundle bundle = bundle(language);
    for (String key : bundle.keySet()) {
      int with = key.indexOf(".with.");
      if (with >= 0) {
        String fact = key.substring(with + ".with.".length());
        assertThat(codes).contains(key.substring(0, with));
        assertThat(FACTS).contains(fact);
        assertThat(placeholders(bundle.getString(key))).as(key).containsExactly(fact);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLanguagesSayTheSameThings(Language language) {
    assertThat(bundle(language).keySet()).isEqualTo(bundle(Language.ES).keySet());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void titlesAndAdviceNameOnlyWhatIsAlwaysKnown(Language language) {
    ResourceBundle bundle = bundle(language);
    for (String key : bundle.keySet()) {
      if (!key.contains(".with.")) {
        String text = bundle.getString(key);
        boolean input = key.startsWith("in-") || key.startsWith("net-port-");
        assertThat(placeholders(text)).as(key).isSubsetOf(input ? List.of() : List.of("service"));
        assertThat(text).as(key).isNotBlank().endsWith(".").doesNotContain("  ", "''", "�");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DiagnosisCode.class)
  void everyTextIsFilledIn(DiagnosisCode code) {
    Diagnosis diagnosis = DiagnosisCatalogue.verdict(code, Service.IMAP, Stage.LOGIN);
    for (Language language : Language.values()) {
      assertThat(DiagnosisTexts.title(diagnosis, language)).doesNotContain("{", "}", "  ");
      assertThat(DiagnosisTexts.advice(diagnosis, language)).doesNotContain("{", "}", "  ");
    }
  }

  @Test
  void speaksTheReadersLanguage() {
    Diagnosis diagnosis =
        DiagnosisCatalogue.verdict(DiagnosisCode.DNS_NXDOMAIN, Service.SMTP, Stage.RESOLVE);
    assertThat(DiagnosisTexts.title(diagnosis, Language.ES))
        .isEqualTo("El servidor SMTP que has escrito no existe.");
    assertThat(DiagnosisTexts.title(diagnosis, Language.CA))
        .isEqualTo("El servidor SMTP que has escrit no existeix.");
    assertThat(DiagnosisTexts.title(diagnosis, Language.EN))
        .isEqualTo("The SMTP server you entered does not exist.");
  }

  @Test
  void tellsAFactWhereItIsKnown() {
    Diagnosis known = with(DiagnosisCode.TLS_CERT_HOST, Map.of("names", "mail.acme.es"));
    Diagnosis blank = with(DiagnosisCode.TLS_CERT_HOST, Map.of("names", " "));
    Diagnosis unknown = with(DiagnosisCode.TLS_CERT_HOST, Map.of());
    assertThat(DiagnosisTexts.advice(known, Language.ES))
        .endsWith(". El certificado es para: mail.acme.es.");
    assertThat(DiagnosisTexts.advice(blank, Language.ES)).doesNotContain("es para");
    assertThat(DiagnosisTexts.advice(unknown, Language.ES)).doesNotContain("es para");
  }

  @ParameterizedTest
  @CsvSource({
    "35882577, 35 MB",
    "1000000, 1 MB",
    "999999, 999 kB",
    "25 MB, 25 MB",
    "123456789012345, 123456789 MB",
    "1234567890123456, 1234567890123456"
  })
  void writesALimitAsPeopleReadIt(String limit, String shown) {
    assertThat(DiagnosisTexts.advice(with(DiagnosisCode.SIZE, Map.of("limit", limit)), Language.ES))
        .endsWith(" de hasta " + shown + ".");
  }

  @Test
  void readsEveryCodeBack() {
    for (DiagnosisCode code : DiagnosisCode.values()) {
      assertThat(code.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(DiagnosisCode.ofCode(code.code())).contains(code);
    }
    assertThat(DiagnosisCode.ofCode("auth-good")).isEmpty();
  }

  private static Diagnosis with(DiagnosisCode code, Map<String, String> args) {
    return DiagnosisCatalogue.input(code, List.of(), args);
  }

  private static List<String> placeholders(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        "org.remitente.diagnosis.diagnosis",
        language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}

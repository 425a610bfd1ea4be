package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.Language;

class DiagnosisTextsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  /** Values that a failure may bring. */
  private static final Set<String> FACTS =
      Set.of(
          "until",
          "from",
          "names",
          "issuer",
          "fingerprint",
          "folders",
          "limit",
          "ports",
          "max",
          "suggestion",
          "location",
          "scopes",
          "signedIn",
          "wanted",
          "minutes",
          "consentUrl");

  private static final List<String> ALWAYS_KNOWN =
      List.of("service", "usernameField", "passwordField");

  /** What only an administrator can mend. */
  private static final Set<DiagnosisCode> FOR_ADMINISTRATORS =
      EnumSet.of(
          DiagnosisCode.MS_SMTP_OFF_TENANT,
          DiagnosisCode.MS_SMTP_OFF_MAILBOX,
          DiagnosisCode.MS_SEC_DEFAULTS,
          DiagnosisCode.MS_COND_ACCESS,
          DiagnosisCode.MS_BASIC_OFF,
          DiagnosisCode.MS_BLOCKED,
          DiagnosisCode.OA_ADMIN,
          DiagnosisCode.API_NO_MAILBOX,
          DiagnosisCode.IMAP_OFF_ADMIN);

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCodeHasATitleAndAnAdviceAndNoKeyIsLeftOver(Language language) {
    Set<String> wanted = new TreeSet<>();
    for (DiagnosisCode code : DiagnosisCode.values()) {
      wanted.add(code.code() + ".title");
      wanted.add(code.code() + ".advice");
    }
    Set<String> found = new TreeSet<>(bundle(language).keySet());
    found.removeIf(key -> key.matches(".*\\.(with|at|at-field)\\..*") || aside(key));
    assertThat(found).isEqualTo(wanted);
  }

  /** What every advice, or every message, may end with. */
  private static boolean aside(String key) {
    return key.equals("last-step.contact")
        || key.startsWith("home.")
        || key.startsWith("field.")
        || key.startsWith("administrator.")
        || key.endsWith(".administrator");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void onlyWhatAnAdministratorMustMendHasAMessage(Language language) {
    for (DiagnosisCode code : DiagnosisCode.values()) {
      Diagnosis diagnosis = DiagnosisCatalogue.verdict(code, Service.SMTP, Stage.LOGIN);
      Optional<String> message = DiagnosisTexts.messageForAdministrator(diagnosis, language);

      assertThat(message.isPresent()).as(code.code()).isEqualTo(FOR_ADMINISTRATORS.contains(code));
      message.ifPresent(text -> assertThat(text.lines()).hasSize(3));
    }
  }

  @Test
  void aMessageForAnAdministratorTellsWhatIsKnown() {
    Diagnosis diagnosis =
        Replies.refused(
                Service.SMTP,
                Stage.LOGIN,
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for"
                    + " the Tenant.")
            .with("username", "facturas@acme.es")
            .with("location", "París, 203.0.113.7");

    assertThat(DiagnosisTexts.messageForAdministrator(diagnosis, Language.ES).orElseThrow().lines())
        .hasSize(6)
        .startsWith("Hola:")
        .contains("Cuenta: facturas@acme.es", "El programa se conecta desde: París, 203.0.113.7")
        .anyMatch(line -> line.startsWith("Respuesta del servidor: 535 5.7.139"))
        .anyMatch(line -> line.contains("Set-CASMailbox"))
        .endsWith("Gracias.");
  }

  @Test
  void tellsFromWhereThisServerConnectsWhereAnUnfamiliarSignInIsBlocked() {
    Diagnosis blocked = Replies.refused(Service.SMTP, Stage.LOGIN, "534 5.7.14 No");
    Diagnosis known = blocked.with("location", "París, 203.0.113.7");

    assertThat(DiagnosisTexts.advice(known, Language.ES))
        .endsWith("El intento que verás viene de París, 203.0.113.7: somos nosotros.");
    assertThat(DiagnosisTexts.advice(blocked, Language.ES)).doesNotContain("intento que");
  }

  @Test
  void namesTheSupportContactAsTheVeryLastStep() {
    Diagnosis diagnosis =
        with(
            DiagnosisCode.TLS_CERT_HOST,
            Map.of("names", "mail.acme.es", "contact", "soporte@remitente.es"));

    assertThat(DiagnosisTexts.advice(diagnosis, Language.ES))
        .endsWith("mail.acme.es. Si nada de esto lo resuelve, contacta con soporte@remitente.es.");
  }

  @Test
  void tellsTheWayOfAProviderThatIsKnown() {
    Diagnosis diagnosis = with(DiagnosisCode.AUTH_APP_PASSWORD, Map.of("provider", "gmail"));

    assertThat(DiagnosisTexts.advice(diagnosis, Language.EN))
        .contains("myaccount.google.com/apppasswords");
  }

  @Test
  void speaksOfTheTestsRecipientOnlyWhereThatIsTheAccountsOwnAddress() {
    Diagnosis own =
        DiagnosisCatalogue.verdict(DiagnosisCode.RCPT_BAD, Service.SMTP, Stage.RECIPIENT);

    assertThat(DiagnosisTexts.advice(own, Language.EN)).contains("Email address field");
    assertThat(DiagnosisTexts.advice(own.ofAnotherAddress(), Language.EN))
        .doesNotContain("Email address field");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyWayOfAProviderBelongsToACodeAndToAProvider(Language language) {
    ProviderCatalogue providers = new ProviderCatalogue();
    for (String key : bundle(language).keySet()) {
      int at = key.indexOf(".at.");
      if (at >= 0) {
        assertThat(DiagnosisCode.ofCode(key.substring(0, at))).as(key).isPresent();
        assertThat(providers.byId(key.substring(at + ".at.".length()))).as(key).isPresent();
      }
    }
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
      if (!key.contains(".with.") && !aside(key)) {
        String text = bundle.getString(key);
        boolean input = key.startsWith("in-") || key.startsWith("net-port-");
        assertThat(placeholders(text)).as(key).isSubsetOf(input ? List.of() : ALWAYS_KNOWN);
        assertThat(text).as(key).isNotBlank().endsWith(".").doesNotContain("  ", "''", "�");
        assertThat(text).as(key).doesNotContainPattern("(\\S+ ?\\S*\\{\\w+}) \\1");
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

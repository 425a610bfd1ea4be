package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.Language;

/** The situations that a verification must be able to tell apart, row by row. */
class CatalogueRowsTest {

  /** Rows that are verdicts: the fields to look at, and whether trying again makes sense. */
  private static final String VERDICTS =
      """
      in-host-form host never
      in-host-swap host never
      in-port-pop port never
      in-port-swap port never
      in-oauth-only - never
      in-addr-inject - never
      dns-nxdomain host never
      dns-domain-gone address,host never
      dns-no-addr host never
      dns-temp - later
      net-blocked-addr host never
      net-port-not-allowed port never
      tcp-refused port,host never
      tcp-timeout port never
      tcp-timeout-all - later
      tcp-unreachable host later
      tcp-reset host later
      tls-plain-on-tls security never
      tls-tls-on-plain security never
      tls-no-starttls security,port never
      tls-starttls-fail security later
      tls-cert-host host never
      tls-cert-expired - later
      tls-cert-not-yet - later
      tls-cert-self host never
      tls-cert-untrusted host never
      tls-chain-incomplete - never
      tls-version - never
      gr-pop port,host never
      gr-smtp-on-imap port,host never
      gr-imap-on-smtp port,host never
      gr-http host,port never
      gr-other host,port never
      gr-554 host later
      gr-421 - later
      gr-bye host later
      gr-preauth host never
      ehlo-refused - never
      no-auth-offered port,security never
      mech-mismatch - never
      logindisabled security never
      must-starttls security never
      auth-bad username,password never
      auth-one-side host,port never
      auth-app-password password never
      auth-gmail-bad username,password never
      auth-web-login - later
      auth-yahoo-bad password never
      auth-rate - later
      auth-temp - later
      auth-expired password never
      auth-no-permission username never
      auth-disabled-acc - never
      imap-off-user - never
      imap-off-admin - never
      zoho-region host never
      conn-limit - later
      quota-bw - later
      pwd-too-simple password never
      ms-smtp-off-tenant - never
      ms-smtp-off-mailbox - never
      ms-sec-defaults - never
      ms-cond-access - never
      ms-basic-off - never
      ms-bad-cred password never
      ms-535-573 username later
      ms-53057 - never
      ms-50124 username never
      ms-not-connected username never
      ms-imap-no - never
      ms-cmd-err - now
      ms-throttle - later
      ms-blocked - never
      oa-cancel - never
      oa-state - never
      oa-admin - never
      oa-app-config - never
      oa-scopes-missing - never
      oa-other-account address never
      oa-no-refresh - never
      oa-revoked - never
      oa-interaction - never
      oa-temp - later
      oa-token-refused - now
      from-not-owned address never
      from-denied-ms address never
      from-domain address never
      relay username,password,port never
      rcpt-bad address never
      greylist - later
      rcpt-left-out - never
      rcpt-limit - later
      spam-block - never
      size - never
      storage - later
      data-unknown - never
      need-auth username,password never
      bounced address never
      sent-none sent_folder never
      sent-many sent_folder never
      sent-noselect sent_folder never
      sent-namespace sent_folder never
      sent-trycreate sent_folder never
      sent-quota - later
      sent-limit - never
      sent-denied sent_folder never
      sent-lie - never
      sent-copy-fail-later - later
      """;

  @ParameterizedTest
  @CsvSource(delimiter = ' ', textBlock = VERDICTS)
  void aRowIsAVerdictWithItsFieldsAndRetryRule(String code, String fields, String retry) {
    DiagnosisCode row = DiagnosisCode.ofCode(code).orElseThrow();

    List<String> names =
        row.fields().stream().map(field -> field.name().toLowerCase(Locale.ROOT)).toList();
    assertThat(names).isEqualTo(fields.equals("-") ? List.of() : List.of(fields.split(",")));
    assertThat(row.retry().tag()).isEqualTo(retry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in-host-typo",
        "in-port-sec",
        "in-port-25",
        "in-pass-space",
        "in-pass-app",
        "in-pass-nonascii",
        "in-user-form",
        "in-oauth-only",
        "in-from-domain",
        "not-arrived"
      })
  void aRowThatOnlyWarnsHasItsTexts(String code) {
    for (Language language : Language.values()) {
      ResourceBundle warnings =
          ResourceBundle.getBundle(
              "org.remitente.verification.warning",
              language.locale(),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));

      assertThat(warnings.containsKey(code + ".title")).isTrue();
      assertThat(warnings.containsKey(code + ".detail")).isTrue();
    }
  }

  /** Codes of our own, beside the rows. */
  @Test
  void noCodeIsForgotten() {
    Set<String> rows =
        VERDICTS
            .lines()
            .map(line -> line.split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> own =
        Set.of(
            "in-required",
            "in-address-form",
            "in-port-range",
            "in-unencrypted",
            "in-password-again",
            "in-too-long",
            "tls-silent",
            "auth-place",
            "smtp-off-user",
            "sender-refused",
            "too-many-recipients",
            "domain-authentication",
            "oa-not-offered",
            "api-unreachable",
            "api-no-mailbox",
            "message-refused",
            "temporary",
            "connection-lost",
            "protocol",
            "cancelled",
            "overtime",
            "rate-limited",
            "internal",
            "unknown");
    rows.addAll(own);

    assertThat(Arrays.stream(DiagnosisCode.values()).map(DiagnosisCode::code))
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  /**
   * Situations that no reply tells by itself: typed settings, counter-tests, DNS, other features.
   */
  private static final Set<DiagnosisCode> NOT_BY_REPLIES =
      EnumSet.of(
          DiagnosisCode.NET_PORT_NOT_ALLOWED,
          DiagnosisCode.DNS_DOMAIN_GONE,
          DiagnosisCode.TCP_TIMEOUT_ALL,
          DiagnosisCode.AUTH_ONE_SIDE,
          DiagnosisCode.ZOHO_REGION,
          DiagnosisCode.OA_STATE,
          DiagnosisCode.OA_OTHER_ACCOUNT,
          DiagnosisCode.OA_NO_REFRESH,
          DiagnosisCode.RCPT_LEFT_OUT,
          DiagnosisCode.BOUNCED,
          DiagnosisCode.SENT_MANY,
          DiagnosisCode.SENT_COPY_FAIL_LATER,
          DiagnosisCode.CANCELLED,
          DiagnosisCode.OVERTIME,
          DiagnosisCode.RATE_LIMITED);

  @ParameterizedTest
  @EnumSource(DiagnosisCode.class)
  void everySituationIsMetByAWordingOrAFailure(DiagnosisCode code) {
    boolean typed = code.name().startsWith("IN_") && code != DiagnosisCode.INTERNAL;

    assertThat(met().contains(code))
        .as(code.code())
        .isEqualTo(!typed && !NOT_BY_REPLIES.contains(code));
  }

  private static Set<DiagnosisCode> met() {
    Set<DiagnosisCode> met = EnumSet.of(DiagnosisCode.UNKNOWN);
    WordingsTest.wordings().map(WordingsTest.Wording::code).forEach(met::add);
    ConnectionRules.RULES.stream().map(Rule::code).forEach(met::add);
    ProviderRules.REFUSED_PASSWORD.stream().map(Rule::code).forEach(met::add);
    ApiRules.UNSPOKEN.stream().map(Rule::code).forEach(met::add);
    TokenRules.RULES.stream().map(TokenRules.TokenRule::code).forEach(met::add);
    return met;
  }

  @Test
  void noRuleAboutRepliesIsWithoutAWording() {
    Set<DiagnosisCode> worded =
        WordingsTest.wordings()
            .map(WordingsTest.Wording::code)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DiagnosisCode.class)));

    assertThat(
            Stream.of(
                    MicrosoftRules.ANYWHERE,
                    GreetingRules.RULES,
                    SignInRules.RULES,
                    SubmissionRules.RULES,
                    MailboxRules.RULES,
                    ApiRules.REFUSALS)
                .flatMap(List::stream)
                .map(Rule::code)
                .distinct())
        .isSubsetOf(worded);
  }

  @Test
  void noRuleAboutRefusedTokensIsWithoutAWording() {
    Set<DiagnosisCode> worded =
        TokenWordingsTest.wordings()
            .map(WordingsTest.Wording::code)
            .collect(Collectors.toCollection(() -> EnumSet.of(DiagnosisCode.OA_SCOPES_MISSING)));

    assertThat(TokenSignInRules.RULES.stream().map(Rule::code).distinct()).isSubsetOf(worded);
  }

  @ParameterizedTest
  @EnumSource(DiagnosisCode.class)
  void theTextsSayWhatIsToBeDoneWhereNothingIsToBeChanged(DiagnosisCode code) {
    if (code.retry() == RetryRule.LATER && code.fields().isEmpty()) {
      Diagnosis diagnosis = DiagnosisCatalogue.verdict(code, Service.SMTP, Stage.LOGIN);

      assertThat(DiagnosisTexts.advice(diagnosis, Language.ES))
          .as(code.code())
          .matches("(?s).*(o tienes que cambiar|No cambies nada|No se ha guardado ni cambiado).*");
    }
  }
}

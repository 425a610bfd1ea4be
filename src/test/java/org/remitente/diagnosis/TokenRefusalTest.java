package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** What providers answer who give no token. */
class TokenRefusalTest {

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # The browser brings these back.
          0 | access_denied | The user has denied access | oa-cancel
          0 | access_denied | AADSTS65004: User declined to consent to access the app. | oa-cancel
          0 | consent_required | AADSTS65004: User declined to consent to access the app. | oa-cancel
          0 | access_denied | AADSTS90094: The grant requires admin permission. | oa-admin
          0 | access_denied | AADSTS90095: Admin consent is required. | oa-admin
          0 | admin_policy_enforced | This app is blocked | oa-admin
          0 | org_internal | Restricted to users within its organization | oa-admin
          0 | redirect_uri_mismatch | | oa-app-config
          0 | invalid_request | AADSTS50011: The redirect URI does not match. | oa-app-config
          0 | server_error | | oa-temp
          0 | login_required | AADSTS50058: Not signed in. | oa-interaction
          # The token endpoint answers these.
          400 | invalid_grant | Token has been expired or revoked. | oa-revoked
          400 | invalid_grant | Bad Request | oa-revoked
          400 | invalid_grant | AADSTS50173: The provided grant has expired due to it being revoked. | oa-revoked
          400 | invalid_grant | AADSTS700082: The refresh token has expired due to inactivity. | oa-revoked
          400 | invalid_grant | AADSTS65001: The user or administrator has not consented. | oa-admin
          400 | invalid_grant | AADSTS90093: Grant requires admin permissions. | oa-admin
          400 | invalid_grant | AADSTS50105: The user is not assigned to a role. | oa-admin
          400 | invalid_grant | AADSTS50076: You must use multi-factor authentication. | oa-interaction
          400 | invalid_grant | AADSTS53003: Access has been blocked by Conditional Access policies. | oa-interaction
          400 | interaction_required | AADSTS50079: You must enroll. | oa-interaction
          401 | invalid_client | AADSTS7000215: Invalid client secret provided. | oa-app-config
          401 | invalid_client | AADSTS7000222: The client secret keys are expired. | oa-app-config
          401 | invalid_client | The OAuth client was not found. | oa-app-config
          400 | unauthorized_client | AADSTS700016: Application was not found in the directory. | oa-app-config
          400 | invalid_grant | AADSTS50196: The server terminated an operation, a loop was detected. | oa-app-config
          400 | invalid_scope | AADSTS70011: The provided value for scope is not valid. | oa-app-config
          400 | invalid_grant | AADSTS70012: A server error occurred. | oa-temp
          400 | temporarily_unavailable | | oa-temp
          429 | | | oa-temp
          500 | | | oa-temp
          503 | invalid_grant | | oa-temp
          400 | something_new | AADSTS1: Nobody knows | unknown
          400 | | | unknown
          401 | | | unknown
          400 | invalid_token | | unknown
          400 | invalid_grant | AADSTS65004: User declined to consent. | oa-revoked
          # Said of a permission that there was, nobody has closed a window.
          403 | access_denied | Account restricted | oa-admin
          401 | deleted_client | The OAuth client was deleted. | oa-app-config
          401 | disabled_client | The OAuth client was disabled. | oa-app-config
          # No answer of a token endpoint: its address, or what stands before it, is the operator's.
          404 | | | oa-app-config
          302 | | | oa-app-config
          200 | | | oa-app-config
          403 | | | oa-app-config
          """)
  void answers(int status, String error, String description, String code) {
    Diagnosis diagnosis = DiagnosisCatalogue.diagnose(refusal(status, error, description));

    assertThat(diagnosis.code().code()).isEqualTo(code);
    assertThat(diagnosis.service()).isEqualTo(Service.OAUTH);
    assertThat(diagnosis.stage()).isEqualTo(Stage.TOKEN);
    assertThat(diagnosis.fields()).isEmpty();
  }

  @Test
  void anAnswerThatNeverCameIsAnOutage() {
    Diagnosis diagnosis = DiagnosisCatalogue.diagnose(TokenRefusal.NO_ANSWER);

    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.OA_TEMP);
    assertThat(diagnosis.temporaryForProvenAccount()).isTrue();
    assertThat(diagnosis.serverReply()).isNull();
  }

  @Test
  void keepsTheProvidersOwnWordsAndIsAsCertainAsTheyAllow() {
    Diagnosis known = DiagnosisCatalogue.diagnose(refusal(400, "invalid_grant", "Revoked."));
    Diagnosis unknown = DiagnosisCatalogue.diagnose(refusal(400, "what", null));

    assertThat(known.serverReply()).isEqualTo("invalid_grant Revoked.");
    assertThat(known.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(unknown.serverReply()).isEqualTo("what");
    assertThat(unknown.certainty()).isEqualTo(Certainty.POSSIBLE);
  }

  @Test
  void aRefusedGrantStopsTheAccountAndOurOwnFaultDoesNot() {
    assertThat(DiagnosisCatalogue.diagnose(refusal(400, "invalid_grant", null)).stopsAccount())
        .isTrue();
    assertThat(DiagnosisCatalogue.diagnose(refusal(401, "invalid_client", null)).stopsAccount())
        .isFalse();
  }

  @Test
  void aRefusalThatNobodyKnowsStopsTheAccountSoThatSomebodyHearsOfIt() {
    Diagnosis unknown = DiagnosisCatalogue.diagnose(refusal(400, "something_new", null));

    assertThat(unknown.stopsAccount()).isTrue();
    assertThat(unknown.temporaryForProvenAccount()).isFalse();
  }

  private static TokenRefusal refusal(int status, String error, String description) {
    return new TokenRefusal(
        status, error == null ? "" : error, description == null ? "" : description);
  }
}

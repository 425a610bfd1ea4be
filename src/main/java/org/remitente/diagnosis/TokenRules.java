package org.remitente.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a refused token means. The error code decides, since numbers and texts change; Microsoft's
 * numbers only tell apart what shares a code.
 */
final class TokenRules {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final Set<Integer> REFUSALS = Set.of(400, 401);

  /** What must be seen for a situation. */
  record TokenRule(DiagnosisCode code, Predicate<TokenRefusal> applies) {}

  /** In order: the first that applies decides. */
  static final List<TokenRule> RULES =
      List.of(
          new TokenRule(DiagnosisCode.OA_TEMP, TokenRules::isOutage),
          error(DiagnosisCode.OA_TEMP, "temporarily_unavailable", "server_error", "slow_down"),
          number(DiagnosisCode.OA_TEMP, 90033, 90006, 70012),
          fromTheBrowser(number(DiagnosisCode.OA_CANCEL, 65004)),
          number(DiagnosisCode.OA_ADMIN, 90093, 90094, 90095, 65001, 50105),
          error(DiagnosisCode.OA_ADMIN, "admin_policy_enforced", "org_internal"),
          fromTheBrowser(error(DiagnosisCode.OA_CANCEL, "access_denied")),
          // Nobody was asked anything: it is not allowed any more.
          error(DiagnosisCode.OA_ADMIN, "access_denied"),
          error(
              DiagnosisCode.OA_APP_CONFIG,
              "invalid_client",
              "unauthorized_client",
              "deleted_client",
              "disabled_client",
              "redirect_uri_mismatch",
              "invalid_scope",
              "invalid_request",
              "unsupported_grant_type",
              "unsupported_response_type"),
          number(
              DiagnosisCode.OA_APP_CONFIG,
              7000215,
              7000222,
              700016,
              650056,
              65005,
              650053,
              650057,
              50011,
              50194,
              50196,
              70011,
              28002,
              9002332),
          error(
              DiagnosisCode.OA_INTERACTION,
              "interaction_required",
              "login_required",
              "consent_required",
              "account_selection_required"),
          number(
              DiagnosisCode.OA_INTERACTION,
              50072,
              50074,
              50076,
              50078,
              50079,
              50131,
              53000,
              53001,
              53002,
              53003,
              530032,
              530035,
              70043),
          error(DiagnosisCode.OA_REVOKED, "invalid_grant"),
          new TokenRule(DiagnosisCode.OA_APP_CONFIG, TokenRules::isNoTokenEndpoint));

  private TokenRules() {}

  /** The situation; {@link DiagnosisCode#UNKNOWN} where nobody knows it. */
  static DiagnosisCode codeOf(TokenRefusal refusal) {
    return RULES.stream()
        .filter(rule -> rule.applies.test(refusal))
        .findFirst()
        .map(TokenRule::code)
        .orElse(DiagnosisCode.UNKNOWN);
  }

  private static boolean isOutage(TokenRefusal refusal) {
    return refusal.equals(TokenRefusal.NO_ANSWER)
        || refusal.status() >= SERVER_ERRORS
        || refusal.status() == TOO_MANY_REQUESTS;
  }

  /**
   * A token endpoint that refuses says why, with 400 or 401 (RFC 6749 section 5.2). Who answers
   * otherwise is not the one, or stands before it: that is the operator's.
   */
  private static boolean isNoTokenEndpoint(TokenRefusal refusal) {
    return refusal.error().isEmpty()
        && !refusal.isFromTheBrowser()
        && !REFUSALS.contains(refusal.status());
  }

  /** What somebody said on the provider's page. */
  private static TokenRule fromTheBrowser(TokenRule rule) {
    return new TokenRule(rule.code(), rule.applies().and(TokenRefusal::isFromTheBrowser));
  }

  private static TokenRule error(DiagnosisCode code, String... errors) {
    return new TokenRule(code, refusal -> Set.of(errors).contains(refusal.error()));
  }

  private static TokenRule number(DiagnosisCode code, Integer... numbers) {
    return new TokenRule(
        code, refusal -> refusal.numbers().stream().anyMatch(Set.of(numbers)::contains));
  }
}

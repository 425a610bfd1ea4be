package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.remitente.mail.Service;

/**
 * Which limit of an account a refusal speaks of. What concerns one message or one recipient is no
 * limit of the account: too many recipients in one message, or somebody who receives too much. Nor
 * are outages and reputation, which must end some day and hold nobody for ever.
 */
final class LimitRules {

  /** Those that a message may speak of, shortest first: of a connection, of connections. */
  private static final List<Entry<ReachedLimit, Rule>> CONNECTIONS =
      List.of(
          of(ReachedLimit.SIGN_INS, DiagnosisCode.AUTH_RATE),
          of(ReachedLimit.CONNECTION, limit().about(Topic.BY_THE_CONNECTION)),
          of(
              ReachedLimit.CONNECTION,
              diagnose(DiagnosisCode.TEMPORARY).temporary().says("in this connection")),
          of(ReachedLimit.RATE, diagnose(DiagnosisCode.GR_421).says("connection rate")),
          of(
              ReachedLimit.CONNECTIONS,
              diagnose(DiagnosisCode.GR_421).about(Topic.TOO_MANY_CONNECTIONS)),
          of(ReachedLimit.CONNECTIONS, DiagnosisCode.CONN_LIMIT),
          of(
              ReachedLimit.CONNECTIONS,
              diagnose(DiagnosisCode.MS_THROTTLE)
                  .says("concurren", "sender thread limit", "simultan")),
          of(
              ReachedLimit.CONNECTIONS,
              diagnose(DiagnosisCode.TEMPORARY)
                  .says("concurren", "simultan", "too many connections", "connection limit")));

  /** Of one message, or of one who receives: of them nothing follows for the account. */
  private static final List<Rule> OF_OTHERS =
      List.of(
          limit().enhanced("5.2.121", "5.2.122"),
          limit().about(Topic.RECEIVING_LIMIT),
          limit().says("message has too many recipients"),
          limit()
              .about(Topic.TOO_MANY_RECIPIENTS)
              .not(Topic.BY_THE_DAY, Topic.BY_THE_HOUR, Topic.TOO_FAST));

  /** Of messages, by what was said, then by what is known of whom. */
  private static final List<Entry<ReachedLimit, Rule>> MESSAGES =
      List.of(
          of(ReachedLimit.DAY, DiagnosisCode.QUOTA_BW),
          of(ReachedLimit.DAY, limit().about(Topic.BY_THE_DAY)),
          of(ReachedLimit.HOUR, limit().about(Topic.BY_THE_HOUR)),
          of(ReachedLimit.RATE, limit().enhanced("4.7.28")),
          of(ReachedLimit.RATE, limit().about(Topic.TOO_FAST)),
          of(ReachedLimit.RATE, limit().enhanced("userRateLimitExceeded")),
          of(ReachedLimit.RATE, diagnose(DiagnosisCode.MS_THROTTLE).of(Service.GRAPH)),
          of(
              ReachedLimit.RATE,
              diagnose(DiagnosisCode.TEMPORARY)
                  .enhanced("rateLimitExceeded", "RATE_LIMIT_EXCEEDED")),
          // Microsoft's and Google's own numbers and names for a day's messages.
          of(ReachedLimit.DAY, limit().enhanced("5.4.5", "5.1.90", "5.7.232", "5.7.233")),
          of(ReachedLimit.DAY, limit().says("submission quota", "submissionquota")),
          of(ReachedLimit.DAY, limit().from(each -> each.limits().dailyOnly())),
          of(ReachedLimit.HOUR, limit().from(each -> each.limits().hourlyOnly())),
          of(ReachedLimit.UNSAID, limit()));

  private LimitRules() {}

  /** The limit that a failure with a code speaks of; empty where the account has reached none. */
  static Optional<ReachedLimit> reached(DiagnosisCode code, Evidence evidence) {
    return first(CONNECTIONS, code, evidence)
        .or(
            () ->
                OF_OTHERS.stream().anyMatch(rule -> fits(rule, code, evidence))
                    ? Optional.empty()
                    : first(MESSAGES, code, evidence));
  }

  private static Optional<ReachedLimit> first(
      List<Entry<ReachedLimit, Rule>> rules, DiagnosisCode code, Evidence evidence) {
    return rules.stream()
        .filter(rule -> fits(rule.getValue(), code, evidence))
        .map(Entry::getKey)
        .findFirst();
  }

  private static boolean fits(Rule rule, DiagnosisCode code, Evidence evidence) {
    return rule.code() == code && rule.applies().test(evidence);
  }

  private static Rule limit() {
    return diagnose(DiagnosisCode.RCPT_LIMIT);
  }

  private static Entry<ReachedLimit, Rule> of(ReachedLimit limit, DiagnosisCode code) {
    return of(limit, diagnose(code));
  }

  private static Entry<ReachedLimit, Rule> of(ReachedLimit limit, Rule rule) {
    return Map.entry(limit, rule);
  }
}

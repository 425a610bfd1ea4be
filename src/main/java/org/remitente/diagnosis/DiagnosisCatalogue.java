package org.remitente.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.provider.HostTypos;

/**
 * Turns failures into diagnoses: by stage first, then by enhanced code, then by code, then by words
 * in the whole multi-line reply; words come before a number where servers give that number several
 * meanings. An answer that nobody knows still gives the stage, the likely fields and the server's
 * own words.
 */
public final class DiagnosisCatalogue {

  /** Refusals; the stages of the last four tables do not overlap. */
  private static final List<Rule> WITH_A_PASSWORD = refusals(SignInRules.RULES);

  private static final List<Rule> WITH_A_TOKEN = refusals(TokenSignInRules.RULES);

  private static List<Rule> refusals(List<Rule> signIn) {
    return Rule.inOrder(
        List.of(
            MicrosoftRules.ANYWHERE,
            GreetingRules.RULES,
            signIn,
            SubmissionRules.RULES,
            MailboxRules.RULES));
  }

  /**
   * Where no mail server of that kind answers, its words are not passed on: settings must not
   * become a window into other people's services.
   */
  private static final Set<DiagnosisCode> UNQUOTED =
      EnumSet.of(
          DiagnosisCode.NET_BLOCKED_ADDR,
          DiagnosisCode.TLS_PLAIN_ON_TLS,
          DiagnosisCode.GR_POP,
          DiagnosisCode.GR_SMTP_ON_IMAP,
          DiagnosisCode.GR_IMAP_ON_SMTP,
          DiagnosisCode.GR_HTTP,
          DiagnosisCode.GR_OTHER);

  /** What the servers of a recipient refuse a message for; all else is between servers. */
  private static final Set<DiagnosisCode> OF_A_RETURN =
      EnumSet.of(
          DiagnosisCode.RCPT_BAD,
          DiagnosisCode.STORAGE,
          DiagnosisCode.SIZE,
          DiagnosisCode.SPAM_BLOCK,
          DiagnosisCode.DOMAIN_AUTHENTICATION);

  private DiagnosisCatalogue() {}

  /**
   * The diagnosis of a failed dialogue. A failure at stage {@code data} without a reply counts as a
   * doubt ({@code data-unknown}); where a receipt tells whether the content was handed over, {@link
   * #diagnose(SubmissionReceipt)} knows better.
   *
   * <p>Beside the facts that {@link FailureKind} names, these are made use of where they are given:
   * {@code security} (the tag of the configured encryption) tells a slow server from a port that
   * waits for TLS; {@code host} tells whose server it is, and what was meant by a name that does
   * not exist; {@code credential} with the value {@code token} says that no password was sent, and
   * that the settings have no fields for servers; {@code sign-in} with the value {@code none} says
   * that nobody had signed in; {@code limit} (bytes) is told with a refusal for size, {@code
   * scopes} with one for a permission.
   */
  public static Diagnosis diagnose(MailFailure failure, CredentialSource imapCredentials) {
    if (failure.service() == Service.OAUTH) {
      return diagnose(TokenRefusal.of(failure));
    }
    Evidence evidence = Evidence.of(failure);
    Rule rule = first(rules(evidence), evidence).orElse(Rule.diagnose(DiagnosisCode.UNKNOWN));
    if (rule.code() == DiagnosisCode.AUTH_BAD) {
      rule = first(ProviderRules.REFUSED_PASSWORD, evidence).orElse(rule);
    }
    Diagnosis diagnosis =
        withLimit(diagnosis(rule.code(), rule.certainty(), failure, imapCredentials), evidence);
    return evidence
        .provider()
        .map(known -> diagnosis.with("provider", known.id()))
        .orElse(diagnosis);
  }

  private static Diagnosis withLimit(Diagnosis diagnosis, Evidence evidence) {
    return LimitRules.reached(diagnosis.code(), evidence)
        .map(limit -> diagnosis.with(Diagnosis.REACHED_LIMIT, limit.tag()))
        .map(limited -> limited.withArgs(ToldPause.in(evidence.words(), limited.args())))
        .orElse(diagnosis);
  }

  private static List<Rule> rules(Evidence evidence) {
    boolean spoken = evidence.kind() == FailureKind.REFUSED;
    if (evidence.service().isApi()) {
      return spoken
          ? ApiRules.REFUSALS
          : Rule.inOrder(List.of(ApiRules.UNSPOKEN, ConnectionRules.RULES));
    }
    if (!spoken) {
      return ConnectionRules.RULES;
    }
    return evidence.byToken() ? WITH_A_TOKEN : WITH_A_PASSWORD;
  }

  private static Optional<Rule> first(List<Rule> rules, Evidence evidence) {
    return rules.stream().filter(rule -> rule.applies().test(evidence)).findFirst();
  }

  /** Why a message was not accepted; empty where it was. */
  public static Optional<Diagnosis> diagnose(SubmissionReceipt receipt) {
    return receipt.failed().map(failure -> diagnose(failure, receipt));
  }

  private static Diagnosis diagnose(MailFailure failure, SubmissionReceipt receipt) {
    if (receipt.inDoubt()) {
      return diagnosis(DiagnosisCode.DATA_UNKNOWN, Certainty.SURE, failure, CredentialSource.SMTP);
    }
    Diagnosis diagnosis = diagnose(failure, CredentialSource.SMTP);
    if (diagnosis.code() == DiagnosisCode.DATA_UNKNOWN) {
      return diagnosis(notHandedOver(failure), Certainty.PROBABLE, failure, CredentialSource.SMTP);
    }
    return diagnosis;
  }

  private static DiagnosisCode notHandedOver(MailFailure failure) {
    return failure.kind() == FailureKind.INTERNAL
        ? DiagnosisCode.INTERNAL
        : DiagnosisCode.CONNECTION_LOST;
  }

  /**
   * Why a message came back although its server had accepted it: what its report says of a
   * recipient. What would speak of the sender's own sign-in or server is trouble of servers on the
   * way, and told as {@code bounced} in their words.
   */
  public static Diagnosis diagnoseReturn(ServerReply report) {
    MailFailure refusal = MailFailure.refused(Service.SMTP, Stage.RECIPIENT, report);
    Diagnosis diagnosis = diagnose(refusal, CredentialSource.SMTP);
    Diagnosis told =
        OF_A_RETURN.contains(diagnosis.code())
            ? diagnosis
            : diagnosis(DiagnosisCode.BOUNCED, Certainty.PROBABLE, refusal, CredentialSource.SMTP);
    return told.ofAnotherAddress();
  }

  /** Why a provider gave no token: service {@code oauth}, stage {@code token}. */
  public static Diagnosis diagnose(TokenRefusal refusal) {
    DiagnosisCode code = TokenRules.codeOf(refusal);
    Certainty certainty = code == DiagnosisCode.UNKNOWN ? Certainty.POSSIBLE : Certainty.PROBABLE;
    String words = (refusal.error() + " " + refusal.description()).strip();
    return new Diagnosis(
        code,
        Service.OAUTH,
        Stage.TOKEN,
        FieldNames.of(code, Service.OAUTH, Stage.TOKEN, CredentialSource.SMTP),
        certainty,
        code.retry(),
        words.isEmpty() ? null : words,
        Map.of("service", name(Service.OAUTH)));
  }

  /**
   * The diagnosis of something typed that is wrong by itself: service and stage {@code input},
   * certainty {@code sure}.
   *
   * @param fields names of the settings as the contract writes them
   * @param args values that the texts name
   */
  public static Diagnosis input(DiagnosisCode code, List<String> fields, Map<String, String> args) {
    return new Diagnosis(
        code, Service.INPUT, Stage.INPUT, fields, Certainty.SURE, code.retry(), null, args);
  }

  /**
   * A verdict of our own that no server had a part in, such as {@link DiagnosisCode#CANCELLED} or
   * {@link DiagnosisCode#OVERTIME}; certainty {@code sure}.
   *
   * @param service whose dialogue was under way
   * @param stage the stage that was under way
   */
  public static Diagnosis verdict(DiagnosisCode code, Service service, Stage stage) {
    List<String> fields = FieldNames.of(code, service, stage, CredentialSource.SMTP);
    Map<String, String> args = Map.of("service", name(service));
    return new Diagnosis(code, service, stage, fields, Certainty.SURE, code.retry(), null, args);
  }

  /**
   * The same failure where counter-tests show that the situation is another one; not for codes that
   * mark a user or a password.
   */
  public static Diagnosis refined(Diagnosis failed, DiagnosisCode code, Certainty certainty) {
    return new Diagnosis(
        code,
        failed.service(),
        failed.stage(),
        FieldNames.of(code, failed.service(), failed.stage(), CredentialSource.SMTP),
        certainty,
        code.retry(),
        UNQUOTED.contains(code) ? null : failed.serverReply(),
        failed.args());
  }

  private static Diagnosis diagnosis(
      DiagnosisCode code, Certainty certainty, MailFailure failure, CredentialSource credentials) {
    Map<String, String> args = new TreeMap<>(failure.facts());
    args.put("service", name(failure.service()));
    if (code == DiagnosisCode.DNS_NXDOMAIN && args.containsKey("host")) {
      HostTypos.meant(args.get("host")).ifPresent(meant -> args.put("suggestion", meant));
    }
    List<String> fields =
        Evidence.of(failure).byToken()
            ? FieldNames.ofSignedIn(code, failure.stage())
            : FieldNames.of(code, failure.service(), failure.stage(), credentials);
    return new Diagnosis(
        code,
        failure.service(),
        failure.stage(),
        fields,
        certainty,
        code.retry(),
        UNQUOTED.contains(code) ? null : failure.reply().map(ServerReply::text).orElse(null),
        args);
  }

  /** As people read it; a message and typed settings belong to the sending. */
  private static String name(Service service) {
    return switch (service) {
      case IMAP -> "IMAP";
      case GRAPH -> "Microsoft Graph";
      case GMAIL -> "Gmail API";
      case SMTP, OAUTH, MESSAGE, INPUT -> "SMTP";
    };
  }
}

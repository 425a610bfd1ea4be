package org.remitente.mail;

import java.time.Duration;
import java.util.Set;
import org.remitente.network.WebAnswer;

/**
 * What an API answered, read: whose stage it speaks of, and in how long one may come again.
 *
 * @param reply the status, the API's own code and its words
 * @param retryAfter in how long one may come again, or null where it does not say
 */
record ApiAnswer(ServerReply reply, Duration retryAfter) {

  private static final Set<Integer> OF_A_GATEWAY = Set.of(502, 504);
  private static final Set<String> OF_THE_SENDER =
      Set.of(
          "ErrorSendAsDenied",
          "ErrorMessageSubmissionBlocked",
          "ErrorExceededMessageLimit",
          "ErrorExceededMessageSubmissionLimit",
          "ErrorSubmissionQuotaExceeded",
          "rateLimitExceeded",
          "userRateLimitExceeded",
          "dailyLimitExceeded",
          "quotaExceeded",
          "RATE_LIMIT_EXCEEDED");
  private static final Set<String> OF_THE_DATA =
      Set.of("ErrorQuotaExceeded", "ErrorMessageSizeExceeded");

  static ApiAnswer of(WebAnswer answer, Redaction redaction) {
    ApiError error = ApiError.read(answer.text());
    String words = (answer.status() + " " + error.code() + " " + error.words()).strip();
    return new ApiAnswer(
        new ServerReply(answer.status(), redaction.clean(error.code()), redaction.clean(words)),
        answer.retryAfter());
  }

  /** Whether something in between answered, which does not know what became of the request. */
  boolean isSomebodyElses() {
    return OF_A_GATEWAY.contains(reply.code());
  }

  /** Which stage was refused. */
  Stage stage(Service service) {
    String code = reply.enhancedCode();
    if (OF_THE_SENDER.contains(code)) {
      return Stage.SENDER;
    }
    return switch (reply.code()) {
      case 401 -> Stage.LOGIN;
      case 403, 404 -> OF_THE_DATA.contains(code) ? Stage.DATA : Stage.LOGIN;
      case 400 -> ofTheMessage(service, code);
      default -> Stage.DATA;
    };
  }

  private Stage ofTheMessage(Service service, String code) {
    if (code.equals("MailboxNotEnabledForRESTAPI") || code.equals("failedPrecondition")) {
      return Stage.LOGIN;
    }
    String words = reply.text();
    boolean recipient =
        code.equals("ErrorInvalidRecipients")
            || words.matches("(?i).*(invalid (to|cc|bcc) header|recipient address required).*");
    if (recipient) {
      return Stage.RECIPIENT;
    }
    boolean sender = service == Service.GMAIL && words.matches("(?i).*invalid from header.*");
    return sender ? Stage.SENDER : Stage.DATA;
  }

  MailFailure refusal(Service service, Stage stage) {
    MailFailure failure = MailFailure.refused(service, stage, reply);
    return retryAfter == null
        ? failure
        : failure.with("retryAfter", String.valueOf(retryAfter.toSeconds()));
  }
}

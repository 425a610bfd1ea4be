package org.remitente.diagnosis;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.mail.MailFailure;

/**
 * Why a provider gave no token: its answer at the authorization or at the token endpoint (RFC 6749
 * sections 4.1.2.1 and 5.2).
 *
 * @param status the HTTP status; 0 where the browser brought the answer, or where there was none
 * @param error the error code, such as {@code invalid_grant}; empty where there is none
 * @param description the provider's words, safe to keep: one line without tokens; may be empty
 */
public record TokenRefusal(int status, String error, String description) {

  private static final Pattern MICROSOFTS_NUMBER = Pattern.compile("AADSTS(\\d{4,7})");

  /** No answer in time, or none at all. */
  public static final TokenRefusal NO_ANSWER = new TokenRefusal(0, "", "");

  /** The same where somebody waited for a connection: the error stands as the enhanced code. */
  static TokenRefusal of(MailFailure failure) {
    return failure
        .reply()
        .map(reply -> new TokenRefusal(reply.code(), reply.enhancedCode(), reply.text()))
        .orElse(NO_ANSWER);
  }

  /** Whether the browser brought it from the provider's page. */
  public boolean isFromTheBrowser() {
    return status == 0;
  }

  /** The numbers with which Microsoft tells more; they pick a better explanation, no more. */
  Set<Integer> numbers() {
    Set<Integer> numbers = new HashSet<>();
    Matcher found = MICROSOFTS_NUMBER.matcher(description);
    while (found.find()) {
      numbers.add(Integer.valueOf(found.group(1)));
    }
    return numbers;
  }
}

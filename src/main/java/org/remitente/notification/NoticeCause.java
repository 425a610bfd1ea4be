package org.remitente.notification;

import java.util.Optional;
import org.remitente.webhook.WebhookSwitchedOff;

/** What notices tell of: the keys of their texts. */
final class NoticeCause {

  static final String NEEDS_SIGN_IN = "needs-sign-in";
  static final String FAILING = "failing";

  /** The same where messages leave and their copies are in trouble. */
  static final String FAILING_MAILBOX = "failing-mailbox";

  static final String RECOVERED = "recovered";

  /** What the ends of things begin with. */
  static final String ENDING = "ending-";

  private static final String WEBHOOK = "webhook-";

  private NoticeCause() {}

  /**
   * The end of something.
   *
   * @param what its name in the contract
   */
  static String ending(String what) {
    return ENDING + what;
  }

  /** What was told to end is mended. */
  static String mended(String what) {
    return "mended-" + what;
  }

  /** What tells of the end of a cause; empty where none is told. */
  static Optional<String> end(String cause) {
    if (cause.equals(NEEDS_SIGN_IN) || cause.equals(FAILING)) {
      return Optional.of(RECOVERED);
    }
    return Optional.of(cause)
        .filter(each -> each.startsWith(ENDING))
        .map(each -> mended(each.substring(ENDING.length())));
  }

  /** A webhook is switched off. */
  static String ofWebhook(WebhookSwitchedOff.Reason reason) {
    return WEBHOOK + reason.tag();
  }

  /** Whether it tells of a webhook; else of an account. */
  static boolean isOfWebhook(String cause) {
    return cause.startsWith(WEBHOOK);
  }
}

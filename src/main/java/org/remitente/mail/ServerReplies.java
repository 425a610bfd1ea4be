package org.remitente.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers of servers. */
final class ServerReplies {

  private static final Pattern ENHANCED =
      Pattern.compile("(?m)^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
  private static final Pattern IMAP_STATUS =
      Pattern.compile("(?i)^(?:OK|NO|BAD|BYE|PREAUTH)\\s+\\[([A-Z0-9-]+)");

  private ServerReplies() {}

  /**
   * An SMTP reply (RFC 5321 section 4.2, RFC 2034).
   *
   * @param lines all its lines, separated by line feeds
   */
  static ServerReply smtp(String lines, Redaction redaction) {
    Matcher enhanced = ENHANCED.matcher(lines);
    return new ServerReply(
        codeOf(lines), enhanced.find() ? enhanced.group(1) : "", redaction.clean(lines));
  }

  private static int codeOf(String lines) {
    return lines.matches("(?s)\\d{3}.*") ? Integer.parseInt(lines.substring(0, 3)) : 0;
  }

  /**
   * The completion of an IMAP command (RFC 3501 section 7.1, RFC 5530) with what was said beside
   * it.
   *
   * @param completion without its tag: {@code NO [OVERQUOTA] Full}
   * @param untagged status responses that came before, without their asterisk; alerts among them
   *     tell more than the completion
   */
  static ServerReply imap(String completion, List<String> untagged, Redaction redaction) {
    List<String> all = new ArrayList<>(List.of(completion));
    all.addAll(untagged);
    String code = "";
    for (int i = 0; i < all.size() && code.isEmpty(); i++) {
      Matcher status = IMAP_STATUS.matcher(all.get(i));
      code = status.find() ? status.group(1).toUpperCase(Locale.ROOT) : "";
    }
    return new ServerReply(0, code, redaction.clean(String.join(" ", all)));
  }

  /** What remains of a response behind its tag or asterisk. */
  static String withoutTag(String response) {
    int blank = response.indexOf(' ');
    return blank < 0 ? response : response.substring(blank + 1);
  }

  /** Whether an untagged response says something to people that belongs to a refusal. */
  static boolean isRemark(String untagged) {
    String upper = untagged.toUpperCase(Locale.ROOT);
    return upper.startsWith("NO ") || upper.startsWith("BAD ") || upper.startsWith("OK [ALERT]");
  }
}

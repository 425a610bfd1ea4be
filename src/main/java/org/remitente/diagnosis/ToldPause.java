package org.remitente.diagnosis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a server that refused for a limit says that one may come again, in its words. */
final class ToldPause {

  /** In seconds, as a header of the answer told it too. */
  static final String RETRY_AFTER = "retryAfter";

  /** At a time, ISO 8601. */
  static final String RETRY_AT = "retryAt";

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?:again|retry|reset|wait|block(?:ed)?|locked|banned|reessay\\w+|intent\\w+|prueb\\w+"
              + "|versuchen|riprov\\w+|tente)\\b[^.]{0,30}?"
              + "\\b(?:in|for|after|dans|en|dentro de|fra|tra|em|nach)? ?(\\d{1,6}(?:\\.\\d{1,3})?) ?"
              + "(?:(s|secs?|seconds?|segundos?|secondes?|secondi|sekunden?)"
              + "|(m|mins?|minutes?|minutos?|minuti|minuten?)"
              + "|(?:h|hrs?|hours?|horas?|heures?|or[ae]|stunden?))\\b");

  private static final Pattern TIME =
      Pattern.compile("after (\\d{4}-\\d\\d-\\d\\dt\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?z)");

  private ToldPause() {}

  /** The arguments of a diagnosis with what the words tell, unless a header told it. */
  static Map<String, String> in(String words, Map<String, String> args) {
    if (args.containsKey(RETRY_AFTER)) {
      return args;
    }
    Map<String, String> more = new TreeMap<>(args);
    Matcher length = LENGTH.matcher(words);
    Matcher time = TIME.matcher(words);
    if (length.find()) {
      more.put(RETRY_AFTER, seconds(length));
    } else if (time.find()) {
      more.put(RETRY_AT, time.group(1).toUpperCase(Locale.ROOT));
    }
    return more;
  }

  private static String seconds(Matcher length) {
    int unit = length.group(2) != null ? 1 : length.group(3) != null ? 60 : 3600;
    return new BigDecimal(length.group(1))
        .multiply(BigDecimal.valueOf(unit))
        .setScale(0, RoundingMode.UP)
        .toPlainString();
  }
}

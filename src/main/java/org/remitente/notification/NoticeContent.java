package org.remitente.notification;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.TreeMap;
import org.remitente.account.MailAccount;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.shared.Language;

/**
 * What a notice tells of an account. Pure.
 *
 * @param text the key of its texts
 * @param args values that they name
 */
record NoticeContent(String text, Map<String, String> args) {

  static NoticeContent of(DueNotice due, MailAccount account, Language language) {
    boolean mailbox = due.cause().equals(NoticeCause.FAILING) && account.failsForItsMailboxOnly();
    Map<String, String> args = new TreeMap<>(Map.of("address", account.address().value()));
    account.trouble().ifPresent(trouble -> args.putAll(words(trouble, language)));
    if (due.endsAt() != null) {
      args.put(
          "until",
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
              .withLocale(language.locale())
              .format(due.endsAt()));
    }
    return new NoticeContent(mailbox ? NoticeCause.FAILING_MAILBOX : due.cause(), args);
  }

  private static Map<String, String> words(Diagnosis trouble, Language language) {
    return Map.of(
        "trouble", DiagnosisTexts.title(trouble, language),
        "advice", DiagnosisTexts.advice(trouble, language));
  }

  /** The values together with one more. */
  Map<String, String> with(String name, String value) {
    Map<String, String> more = new TreeMap<>(args);
    more.put(name, value);
    return more;
  }
}

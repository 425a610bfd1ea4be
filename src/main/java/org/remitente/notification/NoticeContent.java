package org.remitente.notification;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.TreeMap;
import org.remitente.account.MailAccount;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.shared.Language;
import org.remitente.webhook.Webhook;

/**
 * What a notice tells. Pure.
 *
 * @param text the key of its texts
 * @param args values that they name
 */
record NoticeContent(String text, Map<String, String> args) {

  /** What it tells of an account. */
  static NoticeContent of(DueNotice due, MailAccount account, Language language) {
    boolean mailbox = due.cause().equals(NoticeCause.FAILING) && account.failsForItsMailboxOnly();
    Map<String, String> args = new TreeMap<>(Map.of("address", account.address().value()));
    account.trouble().ifPresent(trouble -> args.putAll(words(trouble, language)));
    args.put("day", day(due.day(), language));
    return new NoticeContent(mailbox ? NoticeCause.FAILING_MAILBOX : due.cause(), args);
  }

  /** What it tells of a webhook. */
  static NoticeContent of(DueNotice due, Webhook webhook, Language language) {
    return new NoticeContent(
        due.cause(),
        Map.of("host", webhook.host(), "id", webhook.id(), "day", day(due.day(), language)));
  }

  private static String day(OffsetDateTime day, Language language) {
    return day == null
        ? ""
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(language.locale())
            .format(day);
  }

  private static Map<String, String> words(Diagnosis trouble, Language language) {
    return Map.of(
        "trouble", DiagnosisTexts.title(trouble, language),
        "advice", DiagnosisTexts.advice(trouble, language));
  }

  /** The same with more values. */
  NoticeContent with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(args);
    all.putAll(more);
    return new NoticeContent(text, all);
  }
}

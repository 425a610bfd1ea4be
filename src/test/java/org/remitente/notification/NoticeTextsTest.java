package org.remitente.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.checkup.EndingCause;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;
import org.remitente.webhook.WebhookSwitchedOff;

/** Every notice that can be due has its words in every language, and makes a mail. */
class NoticeTextsTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-27T10:00:00Z");
  private static final EmailAddress FROM = new EmailAddress("avisos@remitente.test");

  private static final Map<String, String> ARGS =
      Map.of(
          "from", "avisos@remitente.test",
          "address", "facturas@acme.es",
          "trouble", "TROUBLE",
          "advice", "ADVICE",
          "day", "DAY",
          "host", "erp.acme.es",
          "id", "WEBHOOK",
          "page", "https://correo.acme.es/preferences",
          "webhooks", "https://correo.acme.es/api/v1/webhooks",
          "messages", "https://correo.acme.es/api/v1/messages");

  private static Stream<String> ofAccounts() {
    Stream<String> ends =
        Stream.of(EndingCause.values())
            .map(EndingCause::tag)
            .flatMap(what -> Stream.of(NoticeCause.ending(what), NoticeCause.mended(what)));
    return Stream.concat(
        Stream.of(
            NoticeCause.NEEDS_SIGN_IN,
            NoticeCause.FAILING,
            NoticeCause.FAILING_MAILBOX,
            NoticeCause.RECOVERED),
        ends);
  }

  private static Stream<String> ofWebhooks() {
    return Stream.of(WebhookSwitchedOff.Reason.values()).map(NoticeCause::ofWebhook);
  }

  @ParameterizedTest
  @EnumSource
  void sayOfAnAccountWhichOneAndWhereToLook(Language language) {
    assertThat(ofAccounts().map(cause -> mail(cause, language)))
        .allSatisfy(
            mail ->
                assertThat(mail)
                    .contains("facturas@acme.es", "\r\n\r\nhttps://correo.acme.es/preferences\r\n")
                    .doesNotContain("{", "}", "''"));
  }

  @ParameterizedTest
  @EnumSource
  void sayOfAWebhookWhichOneAndHowToSwitchItOnAgain(Language language) {
    assertThat(ofWebhooks().map(cause -> mail(cause, language)))
        .allSatisfy(
            mail ->
                assertThat(mail)
                    .contains("erp.acme.es", "(WEBHOOK)")
                    .contains("POST https://correo.acme.es/api/v1/webhooks")
                    .doesNotContain("{", "}", "''"));
  }

  @Test
  void areOthersInEveryLanguage() {
    assertThat(Stream.concat(ofAccounts(), ofWebhooks()))
        .allSatisfy(
            cause ->
                assertThat(Stream.of(Language.values()).map(language -> mail(cause, language)))
                    .doesNotHaveDuplicates());
  }

  @Test
  void areNotTheWordsOfWhatIsNeverDue() {
    Set<String> spoken = new TreeSet<>();
    Stream.of(Stream.of("test"), ofAccounts(), ofWebhooks())
        .flatMap(causes -> causes)
        .forEach(cause -> Stream.of(".subject", ".text").map(cause::concat).forEach(spoken::add));

    for (Language language : Language.values()) {
      ResourceBundle bundle =
          ResourceBundle.getBundle("org.remitente.notification.notice", language.locale());
      assertThat(bundle.keySet()).containsExactlyInAnyOrderElementsOf(spoken);
    }
  }

  /** What arrives: its subject and its text. */
  private static String mail(String cause, Language language) {
    Notice notice = Notice.of(cause, ARGS, FROM, new EmailAddress("dueno@acme.es"), language, NOW);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      notice.content().writeTo(bytes);
      MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(bytes.toByteArray()));
      assertThat(mail.getContentType()).startsWith("text/plain");
      return mail.getSubject() + "\r\n\r\n" + mail.getContent();
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }
}

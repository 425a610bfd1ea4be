package org.remitente.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.shared.Language;
import org.remitente.testing.MailSystem;
import org.remitente.testing.NeedsRealServers;

/** A notice by Postfix, as an operator has it. */
@NeedsRealServers
@Timeout(90)
class RealSystemMailIT {

  private static final String SENDER = "avisos@remitente.test";
  private static final String ADMIN = "admin@acme.test";

  @Test
  void arrivesAndTellsOfAWrongPassword() {
    try (MailSystem mail = MailSystem.setup().user(SENDER, "contraseña").user(ADMIN, "x").start()) {
      NoticeOutcome sent = test(mail, "contraseña");

      assertThat(sent.diagnosis()).isNull();
      await()
          .until(
              () ->
                  mail.messages(ADMIN, "INBOX").stream()
                      .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                      .anyMatch(message -> message.contains(sent.messageId())));
      assertThat(test(mail, "otra").diagnosis().fields())
          .contains("remitente.system-mail.password");
    }
  }

  private static NoticeOutcome test(MailSystem mail, String password) {
    return SystemMailTest.systemMail(
            Map.of(
                "host",
                "localhost",
                "port",
                Integer.toString(mail.postfix().submissionsPort()),
                "security",
                "tls",
                "username",
                SENDER,
                "password",
                password,
                "from",
                SENDER))
        .test(ADMIN, Language.CA);
  }
}

package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.EximAndCyrus;
import org.remitente.testing.MailSystem;
import org.remitente.testing.MailSystemSetup;
import org.remitente.testing.NeedsEximAndCyrus;
import org.remitente.testing.ProductTest;

/** An account at Exim and Cyrus IMAP, and how they word their refusals. */
@NeedsEximAndCyrus
@ProductTest
class EximAndCyrusIT {

  private static final String USER = "facturas@exim.test";
  private static final String ALIAS = "caja@exim.test";
  private static final String COLLEAGUE = "compras@exim.test";
  private static final String PASSWORD = "Ñandú: 5 €";
  private static final String SENT = "Enviados";
  private static final int LIMIT = 2_000_000;

  private static EximAndCyrus mail;
  private static VerifyingCompany company;

  @BeforeAll
  static void start() {
    mail = users().messageSizeLimit(LIMIT).startEximAndCyrus();
    company = VerifyingCompany.withPassword(PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (mail != null) {
      mail.close();
    }
  }

  private static MailSystemSetup users() {
    return MailSystem.setup()
        .user(USER, PASSWORD, ALIAS)
        .user(COLLEAGUE, PASSWORD)
        .sentFolder(SENT);
  }

  private static Settings settings(EximAndCyrus servers) {
    return Settings.of(
        USER,
        PASSWORD,
        new Settings.Server(servers.exim().submissionPort(), "starttls"),
        new Settings.Server(servers.cyrus().imapsPort(), "tls"));
  }

  private static Settings withoutSignIn(Settings settings) {
    return settings
        .with("saveSentCopy", JsonValue.FALSE)
        .with("imap", JsonValue.NULL)
        .with("smtp.username", JsonValue.NULL)
        .with("smtp.password", JsonValue.NULL);
  }

  @Test
  void anAccountPassesWithOneCopyOfTheTestMessage() {
    int copies = mail.count(USER, SENT);
    int arrived = mail.count(USER, "INBOX");

    Verified verified = company.verify(settings(mail));

    assertThat(verified.verdict()).isEqualTo("passed");
    assertThat(verified.warnings()).as(mail::log).isEmpty();
    assertThat(verified.learned().getString("sentCopy")).isEqualTo("append");
    assertThat(verified.learned().getString("sentFolder")).isEqualTo(SENT);
    assertThat(verified.learned().getInt("sizeLimit")).isEqualTo(LIMIT);
    assertThat(mail.count(USER, SENT)).isEqualTo(copies + 1);
    assertThat(mail.count(USER, "INBOX")).isEqualTo(arrived + 1);
  }

  @Test
  void anAccountPassesOverTheOtherPortsToo() {
    Settings others =
        settings(mail)
            .with("address", ALIAS)
            .with("smtp.port", mail.exim().submissionsPort())
            .with("smtp.security", "tls")
            .with("imap.port", mail.cyrus().imapPort())
            .with("imap.security", "starttls");

    Verified verified = company.verify(others);

    assertThat(verified.verdict()).isEqualTo("passed");
    assertThat(verified.warnings()).as(mail::log).isEmpty();
  }

  @Test
  void aPasswordThatBothRefuseIsWrong() {
    Verified verified = company.refuse(settings(mail).with("smtp.password", "otra"));

    assertThat(verified.verdict())
        .isEqualTo("auth-bad at smtp/login, smtp.username smtp.password, never, sure");
    assertThat(verified.further())
        .containsExactly("auth-bad at imap/login, smtp.username smtp.password, never, sure");
  }

  @Test
  void aSignInInClearIsNotOffered() {
    Settings inClear =
        settings(mail)
            .with("smtp.security", "none")
            .with("imap.port", mail.cyrus().imapPort())
            .with("imap.security", "none")
            .with("acceptUnencrypted", JsonValue.TRUE);

    Verified verified = company.refuse(inClear);

    assertThat(verified.verdict())
        .isEqualTo("no-auth-offered at smtp/login, smtp.port smtp.security, never, sure");
    assertThat(verified.further())
        .containsExactly("logindisabled at imap/login, imap.security, never, sure");
    assertThat(verified.repair()).isEqualTo("imap.security=starttls smtp.security=starttls");
  }

  @Test
  void tlsWhereStartTlsIsSpokenIsRepaired() {
    Settings typed =
        settings(mail)
            .with("smtp.port", mail.exim().submissionsPort())
            .with("imap.port", mail.cyrus().imapPort());

    Verified verified = company.refuse(typed);

    assertThat(verified.verdict())
        .isEqualTo("tls-tls-on-plain at smtp/greeting, smtp.security, never, sure");
    assertThat(verified.further())
        .containsExactly("tls-plain-on-tls at imap/tls, imap.security, never, sure");
    assertThat(verified.repair()).isEqualTo("imap.security=starttls smtp.security=tls");
  }

  @Test
  void aSenderOfSomebodyElseIsRefused() {
    Verified verified = company.refuse(settings(mail).with("address", COLLEAGUE));

    assertThat(verified.verdict())
        .isEqualTo("sender-refused at smtp/sender, address, never, possible");
    assertThat(verified.serverReply()).isEqualTo("550 Administrative prohibition");
    assertThat(verified.stage("imap/mailbox")).isEqualTo("passed");
  }

  @Test
  void aStrangerMayNotRelay() {
    Verified verified =
        company.refuse(withoutSignIn(settings(mail)).with("address", "ana@otra.test"));

    assertThat(verified.verdict())
        .isEqualTo(
            "relay at smtp/recipient, smtp.username smtp.password smtp.port, never, probable");
    assertThat(verified.serverReply()).isEqualTo("550 relay not permitted");
  }

  @Test
  void anAddressThatIsNotThereIsToldAsSuch() {
    Verified verified =
        company.refuse(withoutSignIn(settings(mail)).with("address", "nadie@exim.test"));

    assertThat(verified.verdict())
        .isEqualTo("rcpt-bad at smtp/recipient, address, never, probable");
    assertThat(verified.serverReply()).isEqualTo("550 Unrouteable address");
  }

  @Test
  void aMessageThatIsTooLargeIsNotAFaultOfTheSettings() {
    try (EximAndCyrus narrow = users().messageSizeLimit(500).startEximAndCyrus()) {
      Verified verified = company.refuse(settings(narrow));

      assertThat(verified.verdict()).isEqualTo("size at smtp/sender, no field, never, probable");
      assertThat(verified.serverReply()).isEqualTo("552 Message size exceeds maximum permitted");
      assertThat(verified.learned().getInt("sizeLimit")).isEqualTo(500);
    }
  }

  @Test
  void aFullMailboxTakesNoCopy() {
    try (EximAndCyrus full = users().quota(1024).startEximAndCyrus()) {
      full.fill(USER, 500);

      // Sent through another system, so that the copy alone meets the full mailbox.
      Verified verified =
          company.refuse(settings(full).with("smtp.port", mail.exim().submissionPort()));

      assertThat(verified.verdict())
          .isEqualTo("sent-quota at imap/append, no field, later, probable");
      assertThat(verified.serverReply()).contains("Over quota");
      assertThat(verified.stage("smtp/data")).isEqualTo("passed");
      assertThat(full.count(USER, SENT)).isZero();
    }
  }
}

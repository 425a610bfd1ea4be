package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.MailSystem;
import org.remitente.testing.MailSystemSetup;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.PolicyServer;
import org.remitente.testing.ProductTest;

/** What Postfix and Dovecot refuse, in their own words, and what a person is told of it. */
@NeedsRealServers
@ProductTest
class RealRefusalsIT {

  private static final String USER = "facturas@acme.test";
  private static final String ALIAS = "caja@acme.test";
  private static final String COLLEAGUE = "compras@acme.test";
  private static final String PASSWORD = "Ñandú: 5 €";
  private static final int LIMIT = 2_000_000;

  private static MailSystem mail;
  private static VerifyingCompany company;

  @BeforeAll
  static void start() {
    mail = users().messageSizeLimit(LIMIT).start();
    company = VerifyingCompany.withPassword(PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (mail != null) {
      mail.close();
    }
  }

  private static MailSystemSetup users() {
    return MailSystem.setup().user(USER, PASSWORD, ALIAS).user(COLLEAGUE, PASSWORD);
  }

  private static Settings settings(MailSystem servers) {
    return Settings.of(
        USER,
        PASSWORD,
        new Settings.Server(servers.postfix().submissionPort(), "starttls"),
        new Settings.Server(servers.dovecot().imapsPort(), "tls"));
  }

  private static Settings withoutCopy(Settings settings) {
    return settings.with("saveSentCopy", JsonValue.FALSE).with("imap", JsonValue.NULL);
  }

  private static Settings withoutSignIn(Settings settings) {
    return withoutCopy(settings)
        .with("smtp.username", JsonValue.NULL)
        .with("smtp.password", JsonValue.NULL);
  }

  @Test
  void anAliasMaySendAndTheSizeIsLearnt() {
    Verified verified = company.verify(settings(mail).with("address", ALIAS));

    assertThat(verified.verdict()).isEqualTo("passed");
    assertThat(verified.warnings()).isEmpty();
    assertThat(verified.learned().getInt("sizeLimit")).isEqualTo(LIMIT);
    assertThat(verified.learned().getString("sentCopy")).isEqualTo("append");
  }

  @Test
  void aPasswordThatBothRefuseIsWrong() {
    Verified verified = company.refuse(settings(mail).with("smtp.password", "otra"));

    assertThat(verified.verdict())
        .isEqualTo("auth-bad at smtp/login, smtp.username smtp.password, never, sure");
    assertThat(verified.further())
        .containsExactly("auth-bad at imap/login, smtp.username smtp.password, never, sure");
    assertThat(verified.repair()).isEmpty();
  }

  @Test
  void aUserThatNobodyKnowsIsToldAsAWrongPasswordIs() {
    Verified verified =
        company.refuse(
            settings(mail)
                .with("smtp.username", "nadie@acme.test")
                .with("imap.username", USER)
                .with("imap.password", PASSWORD));

    assertThat(verified.verdict())
        .startsWith("auth-bad at smtp/login, smtp.username smtp.password");
    assertThat(verified.further()).isEmpty();
    assertThat(verified.stage("imap/login")).isEqualTo("passed");
  }

  @Test
  void theLocalPartIsMendedWithTheAddress() {
    Verified verified = company.refuse(settings(mail).with("smtp.username", "facturas"));

    assertThat(verified.verdict())
        .isEqualTo("auth-bad at smtp/login, smtp.username smtp.password, never, sure");
    assertThat(verified.repair()).isEqualTo("smtp.username=" + USER);
  }

  @Test
  void aSenderOfSomebodyElseIsNotOnesOwn() {
    Verified verified = company.refuse(settings(mail).with("address", COLLEAGUE));

    assertThat(verified.verdict())
        .isEqualTo("from-not-owned at smtp/recipient, address, never, probable");
    assertThat(verified.stage("smtp/login")).isEqualTo("passed");
    assertThat(verified.stage("imap/mailbox")).isEqualTo("passed");
  }

  @Test
  void aPortForSubmissionWantsASignIn() {
    Verified verified = company.refuse(withoutSignIn(settings(mail)));

    assertThat(verified.verdict())
        .isEqualTo("need-auth at smtp/recipient, smtp.username smtp.password, never, probable");
  }

  @Test
  void aStrangerMayNotRelay() {
    Verified verified =
        company.refuse(
            withoutSignIn(settings(mail))
                .with("address", "ana@otra.test")
                .with("smtp.port", mail.postfix().plainPort())
                .with("smtp.security", "none"));

    assertThat(verified.verdict())
        .isEqualTo(
            "relay at smtp/recipient, smtp.username smtp.password smtp.port, never, probable");
  }

  @Test
  void anAddressThatIsNotThereIsToldAsSuch() {
    Verified verified =
        company.refuse(
            withoutSignIn(settings(mail))
                .with("address", "nadie@acme.test")
                .with("smtp.port", mail.postfix().plainPort())
                .with("smtp.security", "none"));

    assertThat(verified.verdict())
        .isEqualTo("rcpt-bad at smtp/recipient, address, never, probable");
  }

  @Test
  void theServersOfTwoBoxesAreToldApart() {
    Verified verified =
        company.refuse(
            settings(mail)
                .with("smtp.port", mail.dovecot().imapPort())
                .with("imap.port", mail.postfix().submissionsPort()));

    assertThat(verified.verdict())
        .isEqualTo("gr-imap-on-smtp at smtp/greeting, smtp.port smtp.host, never, sure");
    assertThat(verified.further())
        .containsExactly("gr-smtp-on-imap at imap/greeting, imap.port imap.host, never, sure");
  }

  @Test
  void aPortThatLetsNobodySignInInClearIsRepairedWithStartTls() {
    try (MailSystem strict = users().signInOverTlsOnly().start()) {
      Settings inClear =
          settings(strict)
              .with("smtp.port", strict.postfix().plainPort())
              .with("smtp.security", "none")
              .with("acceptUnencrypted", JsonValue.TRUE);

      Verified verified = company.refuse(inClear);

      assertThat(verified.verdict())
          .isEqualTo("no-auth-offered at smtp/login, smtp.port smtp.security, never, sure");
      assertThat(verified.repair()).isEqualTo("smtp.security=starttls");
    }
  }

  @Test
  void aMessageThatIsTooLargeIsNotAFaultOfTheSettings() {
    try (MailSystem narrow = users().messageSizeLimit(500).start()) {
      Verified verified = company.refuse(settings(narrow));

      assertThat(verified.verdict()).isEqualTo("size at smtp/sender, no field, never, probable");
      assertThat(verified.learned().getInt("sizeLimit")).isEqualTo(500);
    }
  }

  @Test
  void greylistingPassesWithTime() throws IOException {
    try (PolicyServer postgrey = PolicyServer.greylisting();
        MailSystem cautious = users().policy(postgrey).start()) {
      Verified verified = company.refuse(settings(cautious));

      assertThat(verified.verdict())
          .isEqualTo("greylist at smtp/recipient, no field, later, probable");
      assertThat(verified.serverReply()).startsWith("450 4.2.0");
      assertThat(cautious.messages(USER, "Sent")).as("no copy of what was not sent").isEmpty();
    }
  }

  @Test
  void aFullMailboxTakesNeitherTheMessageNorItsCopy() {
    try (MailSystem full = users().quota(500).start()) {
      Verified sending = company.refuse(settings(full));
      // Sent through another system, so that the copy alone meets the full mailbox.
      Verified filing =
          company.refuse(settings(full).with("smtp.port", mail.postfix().submissionPort()));

      assertThat(sending.verdict())
          .isEqualTo("storage at smtp/recipient, no field, later, probable");
      assertThat(filing.verdict())
          .isEqualTo("sent-quota at imap/append, no field, later, probable");
      assertThat(filing.stage("smtp/data")).isEqualTo("passed");
      assertThat(full.messages(USER, "Sent")).isEmpty();
    }
  }
}

package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.remitente.testing.MailSystem;
import org.remitente.testing.MailSystemSetup;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;

/**
 * Postfix and Dovecot with certificates and versions of TLS that nobody may trust, and settings
 * whose port and encryption do not match, at the ports that mail really has.
 */
@NeedsRealServers
@ProductTest
class RealEncryptionIT {

  private static final String USER = "facturas@cifrado.test";
  private static final String PASSWORD = "Ñandú: 5 €";
  private static final String HOST = "mail.cifrado.example";

  private static MailSystem mail;
  private static VerifyingCompany company;

  @BeforeAll
  static void start() {
    mail = setup().certificate(TestAuthority.shared().forNames(HOST)).atUsualPorts().start();
    company = VerifyingCompany.withPassword(PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (mail != null) {
      mail.close();
    }
  }

  private static MailSystemSetup setup() {
    return MailSystem.setup().user(USER, PASSWORD);
  }

  private static MailSystem showing(TestCertificate certificate) {
    return setup().certificate(certificate).start();
  }

  /** STARTTLS for sending, TLS for reading, as they are right. */
  private static Settings settings(MailSystem servers) {
    return Settings.of(
        USER,
        PASSWORD,
        new Settings.Server(servers.postfix().submissionPort(), "starttls"),
        new Settings.Server(servers.dovecot().imapsPort(), "tls"));
  }

  private static Verified atUsualPorts(MailSystem servers, Settings typed) {
    RunningProduct.names().lead(HOST, servers.address());
    try {
      return company.refuse(typed.with("smtp.host", HOST).with("imap.host", HOST));
    } finally {
      RunningProduct.names().forget(HOST);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anExpiredCertificateIsTheHostersToRenew() {
    try (MailSystem expired = showing(TestAuthority.shared().expired("localhost"))) {
      Verified verified = company.refuse(settings(expired));

      assertThat(verified.verdict())
          .isEqualTo("tls-cert-expired at smtp/tls, no field, later, sure");
      assertThat(verified.further())
          .containsExactly("tls-cert-expired at imap/tls, no field, later, sure");
      assertThat(verified.repair()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aCertificateThatSignedItselfIsNotTrusted() {
    try (MailSystem own = showing(TestAuthority.shared().selfSigned("localhost"))) {
      Verified verified = company.refuse(settings(own));

      assertThat(verified.verdict()).isEqualTo("tls-cert-self at smtp/tls, smtp.host, never, sure");
      assertThat(verified.further())
          .containsExactly("tls-cert-self at imap/tls, imap.host, never, sure");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aCertificateOfAnUnknownAuthorityIsNotTrusted() {
    try (MailSystem foreign = showing(TestAuthority.shared().byUnknownAuthority("localhost"))) {
      Verified verified = company.refuse(settings(foreign));

      assertThat(verified.verdict())
          .isEqualTo("tls-cert-untrusted at smtp/tls, smtp.host, never, sure");
      assertThat(verified.further())
          .containsExactly("tls-cert-untrusted at imap/tls, imap.host, never, sure");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theNameInTheCertificateIsOfferedWhereItLeadsToTheSameServer() {
    try (MailSystem hoster = showing(TestAuthority.shared().forNames("mail.hoster.test"))) {
      Verified verified =
          company.refuse(
              settings(hoster)
                  .with("imap.host", "mail.hoster.test")
                  .with("smtp.host", "smtp.cifrado.test"));

      assertThat(verified.verdict()).isEqualTo("tls-cert-host at smtp/tls, smtp.host, never, sure");
      assertThat(verified.further()).isEmpty();
      assertThat(verified.repair()).isEqualTo("smtp.host=mail.hoster.test");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aCertificateOfAnotherHostOffersNothing() {
    try (MailSystem other = showing(TestAuthority.shared().forNames("otra.example"))) {
      Verified verified = company.refuse(settings(other));

      assertThat(verified.verdict()).isEqualTo("tls-cert-host at smtp/tls, smtp.host, never, sure");
      assertThat(verified.repair()).isEmpty();
    }
  }

  @Test
  void oldVersionsOfTlsAreNotSpoken() {
    try (MailSystem old =
        setup()
            .certificate(TestAuthority.shared().forNames(HOST))
            .oldTls()
            .atUsualPorts()
            .start()) {
      Verified verified = atUsualPorts(old, settings(old));

      assertThat(verified.verdict()).startsWith("tls-version at smtp/tls, no field, never");
      assertThat(verified.further()).hasSize(1);
      assertThat(verified.further().get(0)).startsWith("tls-version at imap/tls, no field, never");
    }
  }

  @Test
  void startTlsAtThePortOfTlsIsRepairedWithTls() {
    Verified verified = atUsualPorts(mail, settings(mail).with("smtp.port", 465));

    assertThat(verified.verdict())
        .isEqualTo("tls-tls-on-plain at smtp/greeting, smtp.security, never, sure");
    assertThat(verified.repair()).isEqualTo("smtp.security=tls");
  }

  @Test
  void tlsAtThePortsOfStartTlsIsRepairedWithTheMostSecure() {
    Verified verified =
        atUsualPorts(mail, settings(mail).with("smtp.security", "tls").with("imap.port", 143));

    assertThat(verified.verdict())
        .isEqualTo("tls-plain-on-tls at smtp/tls, smtp.security, never, sure");
    assertThat(verified.further())
        .containsExactly("tls-plain-on-tls at imap/tls, imap.security, never, sure");
    assertThat(verified.repair()).isEqualTo("imap.port=993 smtp.port=465");
  }

  @Test
  void closedPortsOfTlsAreRepairedWithThoseOfStartTls() {
    try (MailSystem modest =
        setup()
            .certificate(TestAuthority.shared().forNames(HOST))
            .withoutImplicitTls()
            .atUsualPorts()
            .start()) {
      Settings typed = settings(modest).with("smtp.port", 465).with("smtp.security", "starttls");

      Verified verified = atUsualPorts(modest, typed);

      assertThat(verified.verdict())
          .isEqualTo("tcp-refused at smtp/connect, smtp.port smtp.host, never, sure");
      assertThat(verified.further())
          .containsExactly("tcp-refused at imap/connect, imap.port imap.host, never, sure");
      assertThat(verified.repair()).isEqualTo("imap.port=143 imap.security=starttls smtp.port=587");
    }
  }

  @Test
  void dovecotLetsNobodySignInInClearAndIsRepairedWithTls() {
    Settings typed =
        settings(mail)
            .with("imap.port", 143)
            .with("imap.security", "none")
            .with("acceptUnencrypted", JsonValue.TRUE);

    Verified verified = atUsualPorts(mail, typed);

    assertThat(verified.verdict())
        .isEqualTo("logindisabled at imap/login, imap.security, never, sure");
    assertThat(verified.stage("smtp/login")).isEqualTo("passed");
    assertThat(verified.repair()).isEqualTo("imap.port=993 imap.security=tls");
  }

  @Test
  void postfixWantsStartTlsBeforeASignIn() {
    Settings typed =
        settings(mail).with("smtp.security", "none").with("acceptUnencrypted", JsonValue.TRUE);

    Verified verified = atUsualPorts(mail, typed);

    assertThat(verified.repair()).isEqualTo("smtp.port=465 smtp.security=tls");
    assertThat(verified.verdict())
        .isEqualTo("no-auth-offered at smtp/login, smtp.port smtp.security, never, sure");
  }
}

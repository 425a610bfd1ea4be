package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.failureOf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;

/** No password leaves before a certificate was found good, and what is bad about it is told. */
class CertificateTest {

  private static final String DOMAIN_VALIDATED = "2.23.140.1.2.1";

  private final TestAuthority authority = TestAuthority.shared();
  private final ScriptedSmtpServer server = new ScriptedSmtpServer(USER, PASSWORD);

  @AfterEach
  void stop() {
    server.close();
  }

  private MailFailure failureWith(TestCertificate certificate, ConnectionSecurity security) {
    if (security == ConnectionSecurity.TLS) {
      server.implicitTls(certificate);
    } else {
      server.startTls(certificate);
    }
    MailTransport transport =
        TestServers.servers().transport(endpoint(server.port(), security), CREDENTIALS, PATIENCE);
    MailFailure failure = failureOf(() -> transport.connect(StageListener.NONE).close());
    assertThat(failure.stage()).isEqualTo(Stage.TLS);
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
    assertThat(server.signIns()).isZero();
    return failure;
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesAnExpiredOne(ConnectionSecurity security) {
    MailFailure failure = failureWith(authority.expired("localhost"), security);

    assertThat(failure.kind()).isEqualTo(FailureKind.CERTIFICATE_EXPIRED);
    assertThat(failure.facts().get("until")).matches("\\d{4}-\\d\\d-\\d\\d");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void tellsTheDateBeforeTheName(ConnectionSecurity security) {
    assertThat(failureWith(authority.expired("otro.example"), security).kind())
        .isEqualTo(FailureKind.CERTIFICATE_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesOneThatIsNotValidYet(ConnectionSecurity security) {
    MailFailure failure = failureWith(authority.notYetValid("localhost"), security);

    assertThat(failure.kind()).isEqualTo(FailureKind.CERTIFICATE_NOT_YET_VALID);
    assertThat(failure.facts()).containsKey("from");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesASelfSignedOne(ConnectionSecurity security) {
    MailFailure failure = failureWith(authority.selfSigned("localhost"), security);

    assertThat(failure.kind()).isEqualTo(FailureKind.CERTIFICATE_SELF_SIGNED);
    assertThat(failure.facts().get("fingerprint")).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(failure.facts().get("issuer")).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesOneOfAnUnknownAuthority(ConnectionSecurity security) {
    MailFailure failure = failureWith(authority.byUnknownAuthority("localhost"), security);

    assertThat(failure.kind()).isEqualTo(FailureKind.CERTIFICATE_UNTRUSTED);
    assertThat(failure.facts())
        .containsKeys("issuer", "fingerprint")
        .doesNotContainKey("chain")
        .containsEntry("host", "localhost")
        .containsEntry("security", security.tag());
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void tellsThatACertificateInTheMiddleIsMissing(ConnectionSecurity security) {
    MailFailure failure =
        failureWith(
            authority.withoutItsIntermediate("A public authority", DOMAIN_VALIDATED, "localhost"),
            security);

    assertThat(failure.kind()).isEqualTo(FailureKind.CERTIFICATE_UNTRUSTED);
    assertThat(failure.facts()).containsEntry("chain", "incomplete");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesOneForOtherNamesAndTellsThem(ConnectionSecurity security) {
    MailFailure failure =
        failureWith(authority.forNames("mail.hoster.example", "smtp.hoster.example"), security);

    assertThat(failure.kind()).isEqualTo(FailureKind.CERTIFICATE_NAME);
    assertThat(failure.facts().get("names")).isEqualTo("mail.hoster.example, smtp.hoster.example");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesAnOldVersionOfTls(ConnectionSecurity security) {
    server.oldTlsOnly();

    assertThat(failureWith(authority.forLocalhost(), security).kind())
        .isEqualTo(FailureKind.HANDSHAKE_FAILED);
  }
}

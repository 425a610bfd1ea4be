package org.remitente.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.address;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.failureOf;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.security.Secret;
import org.remitente.shared.Language;
import org.remitente.testing.MailSystem;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.TestIdentityProvider;

/** Postfix and Dovecot, which ask a provider whether a token is good. */
@NeedsRealServers
@Timeout(90)
class TokenServersIT {

  private static final String SENDER = "facturas@acme.test";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final OffsetDateTime DATE =
      OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);

  private static TestIdentityProvider provider;
  private static MailSystem mail;

  @BeforeAll
  static void start() {
    provider = TestIdentityProvider.start();
    mail =
        MailSystem.setup()
            .user(SENDER, "contraseña")
            .user(CUSTOMER, "x")
            .sentFolder("Enviados")
            .tokensOf(provider)
            .start();
  }

  @AfterAll
  static void stop() {
    if (mail != null) {
      mail.close();
    }
    provider.close();
  }

  private static Credentials token(String user) {
    return Credentials.token(user, Secret.of(provider.issue(SENDER, "mail").access()));
  }

  private static MailTransport transport(ConnectionSecurity security, Credentials credentials) {
    int port =
        security == ConnectionSecurity.TLS
            ? mail.postfix().submissionsPort()
            : mail.postfix().submissionPort();
    return TestServers.servers().transport(endpoint(port, security), credentials, PATIENCE);
  }

  private static MailStore store(ConnectionSecurity security, Credentials credentials) {
    int port =
        security == ConnectionSecurity.TLS ? mail.dovecot().imapsPort() : mail.dovecot().imapPort();
    return TestServers.servers().store(endpoint(port, security), credentials, PATIENCE);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void sendsAndFilesWithAToken(ConnectionSecurity security) throws Exception {
    String id = "<token-" + security.tag() + "@acme.test>";
    MessageContent content =
        MessageContent.of(
            ("Message-ID: " + id + "\r\nFrom: " + SENDER + "\r\nSubject: Factura\r\n\r\nHola\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    Credentials credentials = token(SENDER);

    try (MailTransport.Connection connection =
            transport(security, credentials).connect(StageListener.NONE);
        MailStore.Connection mailbox = store(security, credentials).connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(
              new Envelope(address(SENDER), List.of(address(CUSTOMER))),
              content,
              HandOver.UNMARKED);
      assertThat(receipt.failure()).isNull();

      SentFolder sent = mailbox.sentFolder(null, Language.ES);
      mailbox.append(sent.name(), content, DATE);
      assertThat(mailbox.holds(sent.name(), new MessageTrace(id, DATE))).isTrue();
    }
    await()
        .until(
            () ->
                mail.messages(CUSTOMER, "INBOX").stream()
                    .anyMatch(bytes -> new String(bytes, ISO_8859_1).contains(id)));
  }

  @Test
  void signsInByOauthbearerWhereThatIsAllThereIs() throws Exception {
    Credentials credentials = token(SENDER);
    try (MailSystem other =
        MailSystem.setup().user(SENDER, "x").tokensOf(provider, "oauthbearer").start()) {
      TestServers.servers()
          .transport(
              endpoint(other.postfix().submissionsPort(), ConnectionSecurity.TLS),
              credentials,
              PATIENCE)
          .connect(StageListener.NONE)
          .close();
      TestServers.servers()
          .store(
              endpoint(other.dovecot().imapsPort(), ConnectionSecurity.TLS), credentials, PATIENCE)
          .connect(StageListener.NONE)
          .close();
    }
  }

  @Test
  void tellsARefusedTokenAsOne() {
    Credentials revoked = token(SENDER);
    provider.endAccessTokens();

    assertRefused(revoked);
    assertRefused(Credentials.token(SENDER, Secret.of("not-a-token-of-this-provider-at-all")));
  }

  @Test
  void refusesATokenOfSomebodyElse() {
    assertRefused(token(CUSTOMER));
  }

  /** Dovecot says so; Postfix refuses the token then too, and the renewal that follows tells. */
  @Test
  void anOutageOfTheProviderIsNoRefusalByTheMailbox() {
    TestIdentityProvider gone = TestIdentityProvider.start();
    Credentials credentials =
        Credentials.token(SENDER, Secret.of(gone.issue(SENDER, "mail").access()));
    try (MailSystem other = MailSystem.setup().user(SENDER, "x").tokensOf(gone).start()) {
      gone.close();

      MailFailure failure = failures(other, credentials).get(1);

      assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
      assertThat(DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP).code())
          .as(failure.toString())
          .isEqualTo(DiagnosisCode.OA_TEMP);
    }
  }

  private static List<MailFailure> failures(MailSystem system, Credentials credentials) {
    MailServers servers = TestServers.servers();
    ServerEndpoint smtp = endpoint(system.postfix().submissionsPort(), ConnectionSecurity.TLS);
    ServerEndpoint imap = endpoint(system.dovecot().imapsPort(), ConnectionSecurity.TLS);
    return List.of(
        failureOf(
            () ->
                servers.transport(smtp, credentials, PATIENCE).connect(StageListener.NONE).close()),
        failureOf(
            () -> servers.store(imap, credentials, PATIENCE).connect(StageListener.NONE).close()));
  }

  private static void assertRefused(Credentials credentials) {
    for (MailFailure failure : failures(mail, credentials)) {
      Diagnosis diagnosis = DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);

      assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
      assertThat(failure.facts()).containsEntry("credential", "token").containsKey("tokenStatus");
      assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.OA_TOKEN_REFUSED);
      assertThat(diagnosis.fields()).isEmpty();
    }
  }

  @Test
  void letsPasswordsInAsBefore() throws Exception {
    Credentials password = new Credentials(SENDER, Secret.of("contraseña"));

    transport(ConnectionSecurity.TLS, password).connect(StageListener.NONE).close();
    store(ConnectionSecurity.STARTTLS, password).connect(StageListener.NONE).close();
  }
}

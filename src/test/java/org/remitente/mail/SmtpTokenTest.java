package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.TOKEN;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.base64;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.envelope;
import static org.remitente.mail.TestServers.failureOf;
import static org.remitente.mail.TestServers.message;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.security.Secret;
import org.remitente.testing.Behaviour;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** Submission with an access token in place of a password. */
@Timeout(20)
class SmtpTokenTest {

  private final ScriptedSmtpServer server =
      new ScriptedSmtpServer(USER, TOKEN)
          .implicitTls(TestAuthority.shared().forLocalhost())
          .mechanisms("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

  @AfterEach
  void stop() {
    server.close();
  }

  private MailTransport transport(ConnectionSecurity security, String token) {
    return TestServers.servers()
        .transport(
            endpoint(server.port(), security), Credentials.token(USER, Secret.of(token)), PATIENCE);
  }

  private MailFailure refused(String token) {
    return failureOf(
        () -> transport(ConnectionSecurity.TLS, token).connect(StageListener.NONE).close());
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void signsInByXoauth2AndSends(ConnectionSecurity security) throws Exception {
    if (security == ConnectionSecurity.STARTTLS) {
      server.implicitTls(null).startTls(TestAuthority.shared().forLocalhost());
    }
    TestServers.Heard heard = new TestServers.Heard();

    try (MailTransport.Connection connection = transport(security, TOKEN).connect(heard)) {
      assertThat(
              connection
                  .submit(envelope("cliente@example.com"), message("1"), HandOver.UNMARKED)
                  .accepted())
          .isTrue();
    }

    assertThat(server.received())
        .contains("AUTH XOAUTH2 " + base64("user=" + USER + "\1auth=Bearer " + TOKEN + "\1\1"));
    assertThat(server.messages().get(0).signedInAs()).isEqualTo(USER);
    assertThat(heard.stages).containsSubsequence("capabilities", "login>", "login", "sender>");
  }

  @Test
  void signsInByOauthbearerWhereThatIsAllThereIs() throws Exception {
    server.mechanisms("PLAIN", "OAUTHBEARER");

    transport(ConnectionSecurity.TLS, TOKEN).connect(StageListener.NONE).close();

    assertThat(server.received())
        .contains(
            "AUTH OAUTHBEARER "
                + base64(
                    "n,a=%s,\1host=localhost\1port=%d\1auth=Bearer %s\1\1"
                        .formatted(USER, server.port(), TOKEN)));
  }

  @Test
  void sendsATokenThatFitsInNoLineInASecondOne() throws Exception {
    String large = "t0ken".repeat(2000);
    try (ScriptedSmtpServer other =
        new ScriptedSmtpServer(USER, large)
            .implicitTls(TestAuthority.shared().forLocalhost())
            .mechanisms("XOAUTH2")) {
      TestServers.servers()
          .transport(
              endpoint(other.port(), ConnectionSecurity.TLS),
              Credentials.token(USER, Secret.of(large)),
              PATIENCE)
          .connect(StageListener.NONE)
          .close();

      assertThat(other.received()).contains("AUTH XOAUTH2");
      assertThat(other.signIns()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"XOAUTH2, ''", "OAUTHBEARER, AQ=="})
  void endsARefusedSignInAndTellsWhy(String mechanism, String acknowledgement) {
    server.mechanisms(mechanism);

    MailFailure failure = refused("another-token-altogether");

    List<String> received = server.received();
    assertThat(received.get(received.size() - 1)).isEqualTo(acknowledgement);
    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.serverReply().code()).isEqualTo(535);
    assertThat(failure.serverReply().enhancedCode()).isEqualTo("5.7.8");
    assertThat(failure.serverReply().text())
        .startsWith("535 5.7.8 Error: authentication failed {\"status\":\"401\"");
    assertThat(failure.facts())
        .containsEntry("credential", "token")
        .containsEntry("tokenStatus", "401")
        .containsEntry("scopes", "https://mail.google.com/")
        .containsEntry("username", USER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "535 5.7.3 Authentication unsuccessful [LO2P265.PROD.OUTLOOK.COM]",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
            + " Tenant.",
        "454 4.7.0 Too many login attempts",
        "501 5.5.124 Invalid XOAUTH2 auth data"
      })
  void tellsARefusalWithoutAChallengeInTheServersWords(String reply) {
    server.on("AUTH", reply);

    MailFailure failure = refused(TOKEN);

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.serverReply().text()).isEqualTo(reply);
    assertThat(failure.facts())
        .containsEntry("credential", "token")
        .doesNotContainKey("tokenStatus");
  }

  @Test
  void hidesATokenThatTheServerRepeats() {
    String whole = base64("user=" + USER + "\1auth=Bearer " + TOKEN + "\1\1");
    server.on(
        "AUTH",
        Behaviour.challenging(
            "334 " + base64("{\"status\":\"400\",\"scope\":\"" + TOKEN + "\"}"),
            "535 5.7.8 no " + whole.substring(30) + " nor " + TOKEN));

    MailFailure failure = refused(TOKEN);

    assertThat(failure.toString()).doesNotContain(TOKEN.substring(0, 12), whole.substring(60, 72));
    assertThat(failure.serverReply().text()).contains("•••QEB nor ••• {");
    assertThat(failure.facts().get("scopes")).isEqualTo("•••");
  }

  @Test
  void survivesChallengesThatSayNothing() {
    for (String challenge : List.of("334", "334 ", "334 ???", "334 " + base64("[1"))) {
      server.onceOn("AUTH", Behaviour.challenging(challenge, "535 5.7.8 No"));

      MailFailure failure = refused(TOKEN);

      assertThat(failure.serverReply().text()).isEqualTo("535 5.7.8 No");
    }
  }

  @Test
  void asksNoFurtherWhereTheServerOnlyAsks() {
    server.on("AUTH", Behaviour.challenging("334 " + base64("{}"), "334 " + base64("{}")));

    MailFailure failure = refused(TOKEN);

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
  }

  @Test
  void tellsNobodyWhoListensTheToken() throws Exception {
    TestServers.Overheard overheard = new TestServers.Overheard();

    transport(ConnectionSecurity.TLS, TOKEN).connect(overheard).close();

    assertThat(overheard.lines).anyMatch(line -> line.endsWith("XOAUTH2 •••"));
    assertThat(String.join(" ", overheard.lines))
        .doesNotContain(TOKEN.substring(0, 12))
        .doesNotContain(base64("xx" + TOKEN).substring(4, 16));
  }

  @Test
  void tellsAConnectionThatIsLostInTheMiddle() {
    server.on("AUTH", Behaviour.closing());

    MailFailure failure = refused(TOKEN);

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION_LOST);
  }

  @ParameterizedTest
  @CsvSource({"'PLAIN,LOGIN', MECHANISM_NOT_OFFERED", "'', SIGN_IN_NOT_OFFERED"})
  void neverSendsATokenAsAPassword(String offered, FailureKind kind) {
    server.mechanisms(offered.isEmpty() ? new String[0] : offered.split(","));

    MailFailure failure = refused(TOKEN);

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.facts()).containsEntry("credential", "token");
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void neverSendsAPasswordAsAToken() {
    server.mechanisms("XOAUTH2", "OAUTHBEARER");

    MailFailure failure =
        failureOf(
            () ->
                TestServers.servers()
                    .transport(
                        endpoint(server.port(), ConnectionSecurity.TLS),
                        new Credentials(USER, Secret.of(TOKEN)),
                        PATIENCE)
                    .connect(StageListener.NONE)
                    .close());

    assertThat(failure.kind()).isEqualTo(FailureKind.MECHANISM_NOT_OFFERED);
    assertThat(failure.facts()).doesNotContainKey("credential");
    assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void connectsToNothingWhereATokenWouldGoInClear() {
    MailFailure failure =
        failureOf(() -> transport(ConnectionSecurity.NONE, TOKEN).connect(StageListener.NONE));

    assertThat(failure.kind()).isEqualTo(FailureKind.TOKEN_IN_CLEAR);
    assertThat(failure.facts()).containsEntry("credential", "token");
    assertThat(server.connections()).isZero();
  }

  @Test
  void tellsThatARefusedMessageWasNotSentWithAPassword() throws Exception {
    server.on("MAIL", "530 5.7.57 Client not authenticated to send mail");
    try (MailTransport.Connection connection =
        transport(ConnectionSecurity.TLS, TOKEN).connect(StageListener.NONE)) {
      assertThat(
              connection
                  .submit(envelope("cliente@example.com"), message("1"), HandOver.UNMARKED)
                  .failure()
                  .facts())
          .containsEntry("credential", "token");
    }
  }
}

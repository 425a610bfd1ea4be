package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.TOKEN;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.base64;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.failureOf;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.security.Secret;
import org.remitente.shared.Language;
import org.remitente.testing.Behaviour;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.TestAuthority;

/** A mailbox, signed in to with an access token in place of a password. */
@Timeout(20)
class ImapTokenTest {

  private final ScriptedImapServer server =
      new ScriptedImapServer(USER, TOKEN)
          .implicitTls(TestAuthority.shared().forLocalhost())
          .mechanisms("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

  @AfterEach
  void stop() {
    server.close();
  }

  private MailStore store(ConnectionSecurity security, String token) {
    return TestServers.servers()
        .store(
            endpoint(server.port(), security), Credentials.token(USER, Secret.of(token)), PATIENCE);
  }

  private MailFailure refused(String token) {
    return failureOf(
        () -> store(ConnectionSecurity.TLS, token).connect(StageListener.NONE).close());
  }

  private static String xoauth2() {
    return base64("user=" + USER + "\1auth=Bearer " + TOKEN + "\1\1");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void signsInByXoauth2AndFindsTheFolder(ConnectionSecurity security) throws Exception {
    if (security == ConnectionSecurity.STARTTLS) {
      server.implicitTls(null).startTls(TestAuthority.shared().forLocalhost());
    }
    TestServers.Heard heard = new TestServers.Heard();

    try (MailStore.Connection connection = store(security, TOKEN).connect(heard)) {
      assertThat(connection.sentFolder(null, Language.ES).name()).isNotEmpty();
    }

    assertThat(server.received())
        .anyMatch(line -> line.endsWith("AUTHENTICATE XOAUTH2 " + xoauth2()));
    assertThat(server.receivedInClear()).noneMatch(line -> line.contains("AUTHENTICATE"));
    assertThat(heard.stages).containsSubsequence("capabilities", "login>", "login");
  }

  @Test
  void waitsForTheServerWhereNoInitialResponseIsTaken() throws Exception {
    server.notOffering("SASL-IR");

    store(ConnectionSecurity.TLS, TOKEN).connect(StageListener.NONE).close();

    assertThat(server.received())
        .anyMatch(line -> line.endsWith("AUTHENTICATE XOAUTH2"))
        .contains(xoauth2());
  }

  @Test
  void signsInByOauthbearerWhereThatIsAllThereIs() throws Exception {
    server.mechanisms("PLAIN", "OAUTHBEARER");

    store(ConnectionSecurity.TLS, TOKEN).connect(StageListener.NONE).close();

    String words =
        "n,a=%s,\1host=localhost\1port=%d\1auth=Bearer %s\1\1"
            .formatted(USER, server.port(), TOKEN);
    assertThat(server.received())
        .anyMatch(line -> line.endsWith("AUTHENTICATE OAUTHBEARER " + base64(words)));
  }

  @ParameterizedTest
  @CsvSource({"XOAUTH2, true, ''", "XOAUTH2, false, ''", "OAUTHBEARER, true, AQ=="})
  void endsARefusedSignInAndTellsWhy(String mechanism, boolean atOnce, String acknowledgement) {
    server.mechanisms(mechanism);
    if (!atOnce) {
      server.notOffering("SASL-IR");
    }

    MailFailure failure = refused("another-token-altogether");

    List<String> received = server.received();
    assertThat(received.get(received.size() - 1)).isEqualTo(acknowledgement);
    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.serverReply().enhancedCode()).isEqualTo("AUTHENTICATIONFAILED");
    assertThat(failure.serverReply().text())
        .startsWith("NO [AUTHENTICATIONFAILED] Authentication failed {\"status\":\"401\"");
    assertThat(failure.facts())
        .containsEntry("credential", "token")
        .containsEntry("tokenStatus", "401")
        .containsEntry("scopes", "https://mail.google.com/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NO AUTHENTICATE failed.", "BAD User is authenticated but not connected."})
  void tellsMicrosoftsRefusalsInItsWords(String reply) {
    server.on("AUTHENTICATE", reply);

    MailFailure failure = refused(TOKEN);

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.serverReply().text()).isEqualTo(reply);
    assertThat(failure.facts()).containsEntry("credential", "token");
  }

  @Test
  void tellsAMailboxThatIsNotConnectedAtTheCommandThatMatters() throws Exception {
    String words = "BAD User is authenticated but not connected.";
    server.on("CREDENTIALS", "OK AUTHENTICATE completed.");
    server.on("CAPABILITY", words).on("LIST", words).on("NAMESPACE", words);
    try (MailStore.Connection connection =
        store(ConnectionSecurity.TLS, TOKEN).connect(StageListener.NONE)) {
      MailFailure failure = failureOf(() -> connection.sentFolder(null, Language.ES));

      assertThat(failure.stage()).isEqualTo(Stage.MAILBOX);
      assertThat(failure.serverReply().text()).isEqualTo(words);
      assertThat(failure.facts()).containsEntry("credential", "token");
    }
  }

  @Test
  void hidesATokenThatTheServerRepeats() {
    server.on("AUTHENTICATE", "NO [AUTHENTICATIONFAILED] " + xoauth2().substring(20));

    MailFailure failure = refused(TOKEN);

    assertThat(failure.toString()).doesNotContain(xoauth2().substring(60, 72));
    assertThat(failure.serverReply().text()).contains("•••");
  }

  @Test
  void sendsTheTokenOnceHoweverOftenTheServerAsks() {
    server.on(
        "AUTHENTICATE",
        (connection, usual) -> {
          for (int i = 0; i < 1000; i++) {
            connection.send("+ " + base64("{}"));
          }
          connection.stayAsleep();
        });

    MailFailure failure = refused(TOKEN);

    assertThat(failure.kind()).isNotEqualTo(FailureKind.REFUSED);
    assertThat(server.received().stream().filter(line -> line.contains(xoauth2()))).hasSize(1);
  }

  @Test
  void tellsNobodyWhoListensTheToken() throws Exception {
    TestServers.Overheard overheard = new TestServers.Overheard();

    store(ConnectionSecurity.TLS, TOKEN).connect(overheard).close();

    assertThat(overheard.lines).anyMatch(line -> line.endsWith("XOAUTH2 •••"));
    assertThat(String.join(" ", overheard.lines))
        .doesNotContain(TOKEN.substring(0, 12))
        .doesNotContain(base64("xx" + TOKEN).substring(4, 16));
  }

  @Test
  void tellsAConnectionThatIsLostInTheMiddle() {
    server.on("AUTHENTICATE", Behaviour.closing());

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
    assertThat(server.received())
        .noneMatch(line -> line.contains("AUTHENTICATE") || line.contains("LOGIN"));
  }

  @Test
  void connectsToNothingWhereATokenWouldGoInClear() {
    MailFailure failure =
        failureOf(() -> store(ConnectionSecurity.NONE, TOKEN).connect(StageListener.NONE));

    assertThat(failure.kind()).isEqualTo(FailureKind.TOKEN_IN_CLEAR);
    assertThat(server.connections()).isZero();
  }
}

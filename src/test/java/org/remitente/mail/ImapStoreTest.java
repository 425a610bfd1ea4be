package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;
import static org.remitente.mail.TestServers.failureOf;
import static org.remitente.mail.TestServers.message;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.shared.Language;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.Ports;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.TestAuthority;

class ImapStoreTest {

  private static final OffsetDateTime DATE =
      OffsetDateTime.of(2026, 11, 4, 10, 20, 30, 0, ZoneOffset.ofHours(1));

  private final Mailboxes mailboxes = new Mailboxes().emptyUser(USER, PASSWORD);
  private final ScriptedImapServer server = new ScriptedImapServer(mailboxes);

  private static MessageTrace trace(String messageId) {
    return new MessageTrace(messageId, DATE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MailStore store(ConnectionSecurity security) {
    if (security == ConnectionSecurity.TLS) {
      server.implicitTls(TestAuthority.shared().forLocalhost());
    } else if (security == ConnectionSecurity.STARTTLS) {
      server.startTls(TestAuthority.shared().forLocalhost());
    }
    return bare(security);
  }

  private MailStore bare(ConnectionSecurity security) {
    return TestServers.servers().store(endpoint(server.port(), security), CREDENTIALS, PATIENCE);
  }

  private MailStore.Connection open() throws MailFailureException {
    return store(ConnectionSecurity.TLS).connect(StageListener.NONE);
  }

  private static MailFailure failed(MailStore store) {
    return failureOf(() -> store.connect(StageListener.NONE).close());
  }

  @ParameterizedTest
  @EnumSource(ConnectionSecurity.class)
  void filesExactlyTheBytesItWasGivenAsRead(ConnectionSecurity security) throws Exception {
    mailboxes.folder(USER, "Enviados");
    MessageContent content = message("x".repeat(100_000) + "\r\n");

    try (MailStore.Connection connection = store(security).connect(StageListener.NONE)) {
      assertThat(connection.holds("Enviados", trace("<1@acme.es>"))).isFalse();
      connection.append("Enviados", content, DATE);
      assertThat(connection.holds("Enviados", trace("<1@acme.es>"))).isTrue();
      assertThat(connection.holds("Enviados", trace("<2@acme.es>"))).isFalse();
    }

    assertThat(mailboxes.messages(USER, "Enviados"))
        .singleElement()
        .satisfies(
            stored -> {
              assertThat(stored.content()).hasSize((int) content.size());
              assertThat(stored.flags()).containsExactly("\\Seen");
            });
    assertThat(server.received()).anyMatch(line -> line.contains("\"04-Nov-2026 10:20:30 +0100\""));
    assertThat(server.signIns()).isEqualTo(1);
  }

  @Test
  void tellsTheStagesInTheirOrder() throws Exception {
    TestServers.Heard heard = new TestServers.Heard();

    store(ConnectionSecurity.STARTTLS).connect(heard).close();

    assertThat(heard.stages)
        .containsExactly(
            "resolve>",
            "resolve",
            "connect>",
            "connect",
            "greeting>",
            "greeting",
            "capabilities>",
            "capabilities",
            "starttls>",
            "starttls",
            "tls>",
            "tls",
            "login>",
            "login");
  }

  @Test
  void seesWhatArrivesWhileItLooks() throws Exception {
    try (MailStore.Connection connection = open()) {
      assertThat(connection.holds("INBOX", trace("<1@acme.es>"))).isFalse();
      mailboxes.deliver(
          USER, "Message-ID: <1@acme.es>\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
      assertThat(connection.holds("INBOX", trace("<1@acme.es>"))).isTrue();
    }
  }

  @Test
  void findsTheFolderByItsAttributeAndReadsItsName() throws Exception {
    mailboxes.folder(USER, "Sent").folder(USER, "Envoy&AOk-s", "\\Sent");

    try (MailStore.Connection connection = open()) {
      assertThat(connection.sentFolder(null, Language.ES))
          .isEqualTo(new SentFolder("Envoyés", false));
      connection.append("Envoyés", message("x"), DATE);
    }
    assertThat(mailboxes.messages(USER, "Envoy&AOk-s")).hasSize(1);
  }

  @Test
  void findsTheFolderByItsNameWithoutSpecialUse() throws Exception {
    server.notOffering("SPECIAL-USE").notOffering("LIST-EXTENDED");
    mailboxes.folder(USER, "Papelera").folder(USER, "Elementos enviados");

    try (MailStore.Connection connection = open()) {
      assertThat(connection.sentFolder(null, Language.ES).name()).isEqualTo("Elementos enviados");
    }
  }

  @ParameterizedTest
  @CsvSource({"ES, Enviados", "CA, Enviats", "EN, Sent"})
  void makesAFolderInTheAccountsLanguageWhereThereIsNone(Language language, String name)
      throws Exception {
    try (MailStore.Connection connection = open()) {
      assertThat(connection.sentFolder(null, language)).isEqualTo(new SentFolder(name, true));
    }
    assertThat(mailboxes.folderNames(USER)).contains(name);
    assertThat(server.received()).anyMatch(line -> line.contains("SUBSCRIBE"));
  }

  @Test
  void findsANamedFolderAndAddsThePrefix() throws Exception {
    mailboxes.separator(".").folder(USER, "INBOX.Facturas");
    server.notOffering("NAMESPACE");

    try (MailStore.Connection connection = open()) {
      assertThat(connection.sentFolder("Facturas", Language.ES))
          .isEqualTo(new SentFolder("INBOX.Facturas", false));
    }
  }

  @Test
  void listsTheFoldersWhereTheNamedOneIsMissing() throws Exception {
    mailboxes.folder(USER, "Sent").folder(USER, "Otra", "\\Noselect");

    try (MailStore.Connection connection = open()) {
      MailFailure failure = failureOf(() -> connection.sentFolder("Enviadas", Language.ES));

      assertThat(failure.stage()).isEqualTo(Stage.MAILBOX);
      assertThat(failure.kind()).isEqualTo(FailureKind.FOLDER_MISSING);
      assertThat(failure.facts()).containsEntry("folders", "INBOX, Sent");
      assertThat(failure.facts())
          .containsEntry("host", "localhost")
          .containsEntry("username", USER);
    }
  }

  @Test
  void tellsARefusedAppendAndGoesOn() throws Exception {
    mailboxes.folder(USER, "Sent");
    server.onceOn("APPEND", "NO [OVERQUOTA] Mailbox is full");

    try (MailStore.Connection connection = open()) {
      MailFailure failure = failureOf(() -> connection.append("Sent", message("x"), DATE));

      assertThat(failure.stage()).isEqualTo(Stage.APPEND);
      assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
      assertThat(failure.serverReply())
          .isEqualTo(new ServerReply(0, "OVERQUOTA", "NO [OVERQUOTA] Mailbox is full"));
      assertThat(failure.facts())
          .containsEntry("host", "localhost")
          .containsEntry("username", USER);
      connection.append("Sent", message("x"), DATE);
    }
    assertThat(mailboxes.messages(USER, "Sent")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void makesTheFolderThatTheServerAsksFor(boolean literalPlus) throws Exception {
    if (!literalPlus) {
      server.notOffering("LITERAL+");
    }
    server.onceOn("APPEND", "NO [TRYCREATE] No such mailbox");

    try (MailStore.Connection connection = open()) {
      connection.append("Enviados", message("x"), DATE);
    }
    assertThat(mailboxes.messages(USER, "Enviados")).hasSize(1);
  }

  @Test
  void takesTheSentFolderThatSomebodyElseMadeMeanwhile() throws Exception {
    server.on(
        "CREATE",
        (connection, usual) -> {
          mailboxes.folder(USER, "Enviats", "\\Sent");
          connection.reply("NO [USEATTR] SPECIAL-USE flag conflict");
        });

    try (MailStore.Connection connection = open()) {
      assertThat(connection.sentFolder(null, Language.ES))
          .isEqualTo(new SentFolder("Enviats", false));
    }
  }

  @Test
  void tellsALostConnectionInTheMiddle() throws Exception {
    server.on("EXAMINE", Behaviour.closing());

    try (MailStore.Connection connection = open()) {
      MailFailure failure = failureOf(() -> connection.holds("INBOX", trace("<1@acme.es>")));

      assertThat(failure.stage()).isEqualTo(Stage.MAILBOX);
      assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION_LOST);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NO [AUTHENTICATIONFAILED] Wrong, AUTHENTICATIONFAILED",
    "NO [UNAVAILABLE] Later, UNAVAILABLE",
    "BAD Command Error. 10, ''"
  })
  void tellsEveryAnswerToTheSignInInTheServersWords(String reply, String code) {
    server.on("AUTHENTICATE", reply);

    MailFailure failure = failed(store(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.serverReply()).isEqualTo(new ServerReply(0, code, reply));
  }

  @Test
  void signsInWithAnyPasswordWhereLoginIsAllThereIs() throws Exception {
    server.mechanisms("GSSAPI");
    open().close();

    assertThat(server.signIns()).isEqualTo(1);
  }

  @Test
  void tellsThatSignInIsForbiddenWithoutEncryption() {
    server.encryptedSignInOnly();

    MailFailure failure = failed(bare(ConnectionSecurity.NONE));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.SIGN_IN_NOT_OFFERED);
    assertThat(server.received()).noneMatch(line -> line.contains("LOGIN"));
  }

  @Test
  void tellsThatNoMechanismIsShared() {
    server.on("CAPABILITY", "* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=GSSAPI", "OK done");
    server.on("CONNECT", "* OK ready");

    MailFailure failure = failed(store(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.kind()).isEqualTo(FailureKind.MECHANISM_NOT_OFFERED);
  }

  @Test
  void doesNotTakeAPreauthenticatedConnectionForASignIn() {
    server.preauthenticated(USER);

    MailFailure failure = failed(store(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.GREETING);
    assertThat(failure.kind()).isEqualTo(FailureKind.ALREADY_SIGNED_IN);
  }

  @Test
  void tellsAByeInPlaceOfAGreeting() {
    server.on("CONNECT", Behaviour.replyingThenClosing("* BYE [UNAVAILABLE] Too busy"));

    MailFailure failure = failed(store(ConnectionSecurity.TLS));

    assertThat(failure.stage()).isEqualTo(Stage.GREETING);
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.serverReply())
        .isEqualTo(new ServerReply(0, "UNAVAILABLE", "BYE [UNAVAILABLE] Too busy"));
  }

  @ParameterizedTest
  @CsvSource({"220 mail ESMTP, smtp", "+OK POP3, pop3", "HTTP/1.0 400 Bad, http", "what,"})
  void tellsAnotherProtocolWithoutItsWords(String greeting, String protocol) {
    server.on("CONNECT", (connection, usual) -> connection.sendRaw(greeting + "\r\n"));

    MailFailure failure = failed(store(ConnectionSecurity.TLS));

    assertThat(failure.kind()).isEqualTo(FailureKind.OTHER_PROTOCOL);
    assertThat(failure.facts().get("protocol")).isEqualTo(protocol);
    assertThat(failure.reply()).isEmpty();
  }

  @Test
  void neverSignsInWithoutTheTlsThatIsRequired() {
    MailFailure failure = failed(bare(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.STARTTLS_NOT_OFFERED);
    assertThat(server.receivedInClear()).noneMatch(line -> line.contains("AUTHENTICATE"));
  }

  @Test
  void tellsARefusedStarttls() {
    server.on("STARTTLS", "NO TLS is broken today");

    MailFailure failure = failed(store(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.serverReply().text()).isEqualTo("NO TLS is broken today");
  }

  @Test
  void doesNotBelieveWhatWasInjectedBeforeTls() {
    server.on("STARTTLS", Behaviour.injecting("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"));

    MailFailure failure = failed(store(ConnectionSecurity.STARTTLS));

    assertThat(failure.stage()).isEqualTo(Stage.STARTTLS);
    assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL_BROKEN);
    assertThat(server.received()).noneMatch(line -> line.contains("AUTHENTICATE"));
  }

  @Test
  void tellsTheGreetingOfTheMailbox() throws Exception {
    try (MailStore.Connection connection = open()) {
      assertThat(connection.facts().greeting()).startsWith("OK ");
    }
  }

  @Test
  void tellsAPortWhereNobodyListens() {
    MailFailure failure =
        failed(
            TestServers.servers()
                .store(
                    endpoint(Ports.closedPort(), ConnectionSecurity.TLS), CREDENTIALS, PATIENCE));

    assertThat(failure.service()).isEqualTo(Service.IMAP);
    assertThat(failure.stage()).isEqualTo(Stage.CONNECT);
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION_REFUSED);
  }
}

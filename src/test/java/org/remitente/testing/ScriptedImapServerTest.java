package org.remitente.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScriptedImapServerTest {

  private static final String USER = "facturas@acme.test";
  private static final String PASSWORD = "contraseña €";

  private final Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD);
  private final ScriptedImapServer server = new ScriptedImapServer(mailboxes);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void appendsAndFindsAMessageAgain() throws Exception {
    server.startTls(TestAuthority.shared().forLocalhost());
    MimeMessage message = message();
    try (Store store = MailClient.startTls(server.port()).imap(USER, PASSWORD)) {
      IMAPFolder sent = (IMAPFolder) store.getFolder("Sent");
      AppendUID[] uids = sent.appendUIDMessages(new Message[] {message});
      assertThat(uids[0].uid).isEqualTo(1);

      sent.open(Folder.READ_WRITE);
      Message[] found = sent.search(new MessageIDTerm(message.getMessageID()));
      assertThat(sent.search(new MessageIDTerm("<other@acme.test>"))).isEmpty();
      assertThat(found).hasSize(1);
      assertThat(found[0].getSubject()).isEqualTo("Factura");
      assertThat(found[0].isSet(Flags.Flag.SEEN)).isTrue();
      assertThat(bytes(found[0])).isEqualTo(bytes(message));
      found[0].setFlag(Flags.Flag.DELETED, true);
      assertThat(sent.expunge()).hasSize(1);
    }
    assertThat(mailboxes.messages(USER, "Sent")).isEmpty();
    assertThat(server.receivedInClear())
        .noneMatch(line -> line.contains("LOGIN") || line.contains("AUTHENTICATE"));
  }

  @Test
  void keepsTheBytesOfAnAppendedMessage() throws Exception {
    server.notOffering("LITERAL+");
    MimeMessage message = message();
    try (Store store = connected()) {
      store.getFolder("Sent").appendMessages(new Message[] {message});
    }
    assertThat(mailboxes.messages(USER, "Sent")).hasSize(1);
    StoredMessage stored = mailboxes.messages(USER, "Sent").get(0);
    assertThat(stored.content()).isEqualTo(bytes(message));
    assertThat(stored.flags()).containsExactly("\\Seen");
  }

  @Test
  void listsFoldersWithTheirUse() throws Exception {
    mailboxes.folder(USER, "Facturas/2026");
    try (Store store = connected()) {
      Folder[] all = store.getDefaultFolder().list("*");
      assertThat(all)
          .extracting(Folder::getFullName)
          .containsExactly("INBOX", "Drafts", "Sent", "Facturas/2026");
      assertThat(((IMAPFolder) all[2]).getAttributes()).containsExactly("\\Sent");
      assertThat(store.getDefaultFolder().list("%")).hasSize(3);
    }
    server.notOffering("SPECIAL-USE");
    try (Store store = connected()) {
      assertThat(((IMAPFolder) store.getDefaultFolder().list("Sent")[0]).getAttributes()).isEmpty();
    }
  }

  @Test
  void createsAFolder() throws Exception {
    try (Store store = connected()) {
      assertThat(store.getFolder("Enviados").exists()).isFalse();
      assertThat(store.getFolder("Enviados").create(Folder.HOLDS_MESSAGES)).isTrue();
      assertThat(store.getFolder("Enviados").exists()).isTrue();
    }
    assertThat(mailboxes.folderNames(USER)).contains("Enviados");
  }

  @Test
  void seesWhatTheSmtpServerDelivers() throws Exception {
    try (ScriptedSmtpServer smtp = new ScriptedSmtpServer(mailboxes);
        Store store = connected()) {
      IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      MailClient.inClear(smtp.port()).send(USER, PASSWORD, USER, USER, "Prueba");
      inbox.doCommand(
          protocol -> {
            protocol.noop();
            return null;
          });
      assertThat(inbox.getMessageCount()).isEqualTo(1);
    }
  }

  @Test
  void refusesAppendBeforeTheContentComes() throws Exception {
    server.notOffering("LITERAL+").on("APPEND", "NO [OVERQUOTA] Mailbox is full");
    assertAppendRefused("Mailbox is full");
    assertThat(server.received()).noneMatch(line -> line.contains("Adjuntamos"));
  }

  @Test
  void refusesAppendAfterTheContentCame() throws Exception {
    server.onceOn("APPENDED", "NO [OVERQUOTA] Mailbox is full");
    assertAppendRefused("Mailbox is full");
    assertThat(server.received()).anyMatch(line -> line.contains("Adjuntamos"));
  }

  private void assertAppendRefused(String reason) throws MessagingException {
    try (Store store = connected()) {
      Folder sent = store.getFolder("Sent");
      List<Message> messages = List.of(message());
      assertThatThrownBy(() -> sent.appendMessages(messages.toArray(Message[]::new)))
          .hasMessageContaining(reason);
    }
    assertThat(mailboxes.messages(USER, "Sent")).isEmpty();
  }

  @Test
  void refusesAWrongPasswordWithTheServersWords() {
    assertThatThrownBy(() -> MailClient.inClear(server.port()).imap(USER, "otra"))
        .isInstanceOf(AuthenticationFailedException.class);
    server
        .on("AUTHENTICATE", "NO [UNAVAILABLE] Try later")
        .on("LOGIN", "NO [UNAVAILABLE] Try later");
    assertThatThrownBy(this::connected).hasMessageContaining("Try later");
    assertThat(server.signIns()).isZero();
  }

  @Test
  void disablesSignInUntilEncrypted() throws Exception {
    server.startTls(TestAuthority.shared().forLocalhost()).encryptedSignInOnly();
    assertThatThrownBy(this::connected).isInstanceOf(MessagingException.class);
    try (Store store = MailClient.startTls(server.port()).imap(USER, PASSWORD)) {
      assertThat(store.isConnected()).isTrue();
    }
  }

  @Test
  void greetsAsSignedInAlready() throws Exception {
    server.preauthenticated(USER);
    try (Store store = MailClient.inClear(server.port()).imap("anybody", "anything")) {
      assertThat(store.getFolder("Sent").exists()).isTrue();
    }
    assertThat(server.signIns()).isZero();
  }

  @Test
  void turnsClientsAway() {
    server.on("CONNECT", Behaviour.replyingThenClosing("* BYE Overloaded"));
    assertThatThrownBy(this::connected).isInstanceOf(MessagingException.class);
    assertThat(server.received()).isEmpty();
  }

  private Store connected() throws MessagingException {
    return MailClient.inClear(server.port()).imap(USER, PASSWORD);
  }

  private static MimeMessage message() throws MessagingException {
    MimeMessage message = MailClient.message(USER, "compras@cliente.test", "Factura");
    message.setFlag(Flags.Flag.SEEN, true);
    return message;
  }

  private static byte[] bytes(Message message) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }
}

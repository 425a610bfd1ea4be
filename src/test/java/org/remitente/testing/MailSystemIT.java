package org.remitente.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NeedsRealServers
@Timeout(60)
class MailSystemIT {

  private static final String SENDER = "facturas@acme.test";
  private static final String ALIAS = "caja@acme.test";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final String PASSWORD = "contraseña: €";
  private static final int QUOTA = 100_000;

  private static MailSystem mail;

  @BeforeAll
  static void start() {
    mail =
        MailSystem.setup()
            .user(SENDER, PASSWORD, ALIAS)
            .user(CUSTOMER, "otra")
            .sentFolder("Enviados")
            .quota(QUOTA)
            .messageSizeLimit(1_000_000)
            .start();
  }

  @AfterAll
  static void stop() {
    if (mail != null) {
      mail.close();
    }
  }

  @Test
  void deliversWhatComesOverStartTls() throws Exception {
    startTls().send(SENDER, PASSWORD, SENDER, CUSTOMER, "por STARTTLS");

    await().until(() -> inboxOf(CUSTOMER, "Subject: por STARTTLS"));
    try (Store store = MailClient.startTls(mail.dovecot().imapPort()).imap(CUSTOMER, "otra")) {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      assertThat(inbox.search(new SubjectTerm("por STARTTLS"))).hasSize(1);
    }
  }

  @Test
  void deliversWhatComesOverImplicitTlsFromAnAlias() throws Exception {
    MailClient.implicitTls(mail.postfix().submissionsPort())
        .send(SENDER, PASSWORD, ALIAS, CUSTOMER, "por TLS");

    await().until(() -> inboxOf(CUSTOMER, "Subject: por TLS"));
  }

  @Test
  void deliversToAnAliasOverThePortWithoutTls() throws Exception {
    MailClient.inClear(mail.postfix().plainPort()).send(SENDER, PASSWORD, SENDER, ALIAS, "sin TLS");

    await().until(() -> inboxOf(SENDER, "Subject: sin TLS"));
  }

  @Test
  void reportsWhatWouldLeaveTheMachineAsUndelivered() throws Exception {
    startTls().send(SENDER, PASSWORD, SENDER, "nadie@example.org", "fuera");

    await().until(() -> inboxOf(SENDER, "Diagnostic-Code: smtp; 550 5.1.1"));
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(() -> startTls().smtp(SENDER, "mala"))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageStartingWith("535 5.7.8");
    assertThatThrownBy(
            () -> MailClient.implicitTls(mail.dovecot().imapsPort()).imap(SENDER, "mala"))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("AUTHENTICATIONFAILED");
  }

  @Test
  void refusesASenderOfSomebodyElse() {
    assertThatThrownBy(() -> startTls().send(SENDER, PASSWORD, CUSTOMER, CUSTOMER, "ajeno"))
        .hasStackTraceContaining("553 5.7.1");
  }

  @Test
  void refusesAnUnknownRecipient() {
    assertThatThrownBy(
            () -> startTls().send(SENDER, PASSWORD, SENDER, "nadie@cliente.test", "perdido"))
        .hasStackTraceContaining("550 5.1.1");
  }

  @Test
  void offersNoSignInInClearToOthers() throws Exception {
    try (Socket socket = new Socket(DovecotServer.ELSEWHERE, mail.dovecot().imapPort())) {
      LineConnection connection = new LineConnection(socket, new CountDownLatch(1));
      assertThat(connection.readLine())
          .contains("LOGINDISABLED", "STARTTLS")
          .doesNotContain("AUTH=PLAIN");
    }
  }

  @Test
  void marksTheSentFolder() throws Exception {
    try (Store store = imaps()) {
      Folder[] folders = store.getDefaultFolder().list("*");
      assertThat(folders)
          .extracting(Folder::getFullName)
          .containsExactlyInAnyOrder("INBOX", "Enviados");
      assertThat(((IMAPFolder) store.getDefaultFolder().list("Enviados")[0]).getAttributes())
          .contains("\\Sent");
    }
  }

  @Test
  void keepsCopiesUntilTheQuotaIsReached() throws Exception {
    try (Store store = imaps()) {
      Folder sent = store.getFolder("Enviados");
      sent.appendMessages(new Message[] {message("copia")});
      MimeMessage large = message("grande");
      large.setText("Una línea\r\n".repeat(QUOTA / 10), "UTF-8");
      large.saveChanges();
      assertThatThrownBy(() -> sent.appendMessages(new Message[] {large}))
          .hasMessageContaining("OVERQUOTA");
    }
    List<byte[]> copies = mail.messages(SENDER, "Enviados");
    assertThat(copies).hasSize(1);
    assertThat(new String(copies.get(0), ISO_8859_1)).contains("Subject: copia");
  }

  private static boolean inboxOf(String user, String words) {
    return mail.messages(user, "INBOX").stream()
        .anyMatch(bytes -> new String(bytes, ISO_8859_1).contains(words));
  }

  private static MailClient startTls() {
    return MailClient.startTls(mail.postfix().submissionPort());
  }

  private static Store imaps() throws MessagingException {
    return MailClient.implicitTls(mail.dovecot().imapsPort()).imap(SENDER, PASSWORD);
  }

  private static MimeMessage message(String subject) throws MessagingException {
    MimeMessage message = MailClient.message(SENDER, CUSTOMER, subject);
    message.setFlag(Flags.Flag.SEEN, true);
    return message;
  }
}

package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;

class ReportSearchTest {

  private static final OffsetDateTime SINCE = OffsetDateTime.parse("2026-11-04T00:20:30+01:00");
  private static final String DAEMON = "MAILER-DAEMON@mx.cliente.es";
  private static final String PERSON = "ana@cliente.es";

  private final Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD);
  private final ScriptedImapServer server = new ScriptedImapServer(mailboxes);
  private final List<String> read = new ArrayList<>();
  private final List<ArrivedMail> mails = new ArrayList<>();
  private FolderMark mark;

  private final ReportReader reader =
      new ReportReader() {
        @Override
        public void read(ArrivedMail mail) {
          mails.add(mail);
          read.add(mail.header().first("Subject").orElseThrow());
        }

        @Override
        public void reached(FolderMark now) {
          mark = now;
        }
      };

  @AfterEach
  void stop() {
    server.close();
  }

  private void look() throws MailFailureException {
    try (MailStore.Connection connection =
        TestServers.servers()
            .store(endpoint(server.port(), ConnectionSecurity.NONE), CREDENTIALS, PATIENCE)
            .connect(StageListener.NONE)) {
      connection.readReports("INBOX", mark, SINCE, reader);
    }
  }

  private void arrives(String from, String subject) {
    String mail = "From: " + from + "\r\nSubject: " + subject + "\r\n\r\nText\r\n";
    mailboxes.deliver(USER, mail.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsReportsOnceAndChangesNothing() throws Exception {
    arrives(DAEMON, "one");
    arrives(PERSON, "two");
    arrives("Postmaster <postmaster@cliente.es>", "three");
    arrives(PERSON, "four");

    look();
    assertThat(read).containsExactly("one", "three");
    assertThat(mark.lastUid()).as("also what is no report").isEqualTo(4);
    look();
    arrives(DAEMON, "five");
    look();

    assertThat(read).containsExactly("one", "three", "five");
    assertThat(mailboxes.messages(USER, "INBOX")).allMatch(each -> each.flags().isEmpty());
    assertThat(server.received())
        .anyMatch(line -> line.contains("UID SEARCH UID 1:* SINCE 2-Nov-2026 OR HEADER"))
        .anyMatch(line -> line.contains("UID SEARCH UID 5:* SINCE"))
        .anyMatch(line -> line.contains("EXAMINE"))
        .noneMatch(line -> line.contains("SELECT") || line.contains("STORE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "X-Failed-Recipients: nadie@cliente.es"
      })
  void knowsReportsOfOtherSendersByTheirHeader(String field) throws Exception {
    arrives("Correo <avisos@hoster.example>", "report\r\n" + field);

    look();

    assertThat(read).containsExactly("report");
  }

  /** Nothing of other mails comes over the wire. */
  @Test
  void fetchesNothingButReports() throws Exception {
    arrives(PERSON, "two");

    look();

    assertThat(server.received()).noneMatch(line -> line.contains("FETCH"));
  }

  @Test
  void aServerThatLooksIntoNoHeadersIsAskedForSendersAlone() throws Exception {
    server.on("UID SEARCH UID 1:* SINCE 2-Nov-2026 OR HEADER", "NO [CANNOT] Not that");
    arrives(DAEMON, "one");

    look();

    assertThat(read).containsExactly("one");
  }

  @Test
  void aFolderWithNewNumbersIsLookedThroughAnew() throws Exception {
    arrives(DAEMON, "one");
    look();

    mark = new FolderMark(mark.validity() + 1, mark.lastUid());
    look();

    assertThat(read).containsExactly("one", "one");
  }

  @Test
  void manyReportsAreReadInTurns() throws Exception {
    for (int i = 0; i < 130; i++) {
      arrives(DAEMON, "n" + i);
    }

    look();
    assertThat(read).hasSize(100);
    look();

    assertThat(read).hasSize(130).doesNotHaveDuplicates();
  }

  @Test
  void aLargeReportIsReadAsFarAsALimit() throws Exception {
    arrives(DAEMON, "large\r\nContent-Type: text/plain\r\n\r\n" + "0123456789\r\n".repeat(50_000));

    look();

    assertThat(mails.get(0).parts().get(0).text()).hasSizeBetween(100_000, 240_000);
    assertThat(server.received()).anyMatch(line -> line.contains("BODY.PEEK[]<180000.60000>"));
    assertThat(server.received()).noneMatch(line -> line.contains("<240000."));
  }

  /** It looks like an announcement of so many bytes, which no answer may have. */
  @Test
  void aMailThatBreaksTheDialogueDoesSoOnce() throws Exception {
    arrives(DAEMON, "trap\r\nX: {99999999}");
    arrives(DAEMON, "behind it");

    assertThatThrownBy(this::look).isInstanceOf(MailFailureException.class);
    look();

    assertThat(read).containsExactly("behind it");
  }

  @Test
  void aMailThatTheServerDoesNotGiveOutKeepsNoOtherWaiting() throws Exception {
    arrives(DAEMON, "gone meanwhile");
    arrives(DAEMON, "behind it");
    server.onceOn("UID FETCH", "NO [EXPUNGEISSUED] Some of the messages are gone");

    look();

    assertThat(read).containsExactly("behind it");
  }
}

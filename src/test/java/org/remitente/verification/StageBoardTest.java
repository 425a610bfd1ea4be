package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountServers;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.testing.SteppedClock;

class StageBoardTest {

  private static final Credentials CREDENTIALS = new Credentials("ana", Secret.of("s3creto"));

  private final SteppedClock clock = new SteppedClock("2026-03-01T10:00:00Z");
  private final AtomicInteger changes = new AtomicInteger();
  private final StageBoard board = new StageBoard(clock, changes::incrementAndGet);

  private static AccountServers servers(
      ConnectionSecurity smtp, Credentials credentials, ConnectionSecurity imap) {
    return new AccountServers(
        new EmailAddress("ana@acme.es"),
        null,
        endpoint(smtp),
        credentials,
        imap == null ? null : endpoint(imap),
        imap == null ? null : CREDENTIALS,
        false,
        null);
  }

  private static ServerEndpoint endpoint(ConnectionSecurity security) {
    return new ServerEndpoint(new HostName("mail.acme.es"), 587, security);
  }

  private List<String> stages(Service service) {
    return board.results().stream()
        .filter(line -> line.service() == service)
        .map(line -> line.stage().tag() + " " + line.state().tag())
        .toList();
  }

  private StageResult line(Service service, Stage stage) {
    return board.results().stream()
        .filter(line -> line.service() == service && line.stage() == stage)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void implicitTlsComesBeforeTheGreeting() {
    board.layOut(servers(ConnectionSecurity.TLS, CREDENTIALS, ConnectionSecurity.TLS));

    assertThat(stages(Service.SMTP))
        .containsExactly(
            "resolve pending",
            "connect pending",
            "tls pending",
            "greeting pending",
            "capabilities pending",
            "login pending",
            "sender pending",
            "recipient pending",
            "data pending");
    assertThat(stages(Service.IMAP))
        .containsExactly(
            "resolve pending",
            "connect pending",
            "tls pending",
            "greeting pending",
            "capabilities pending",
            "login pending",
            "mailbox pending",
            "append pending");
    assertThat(stages(Service.INPUT)).containsExactly("input pending");
    assertThat(stages(Service.MESSAGE)).containsExactly("arrival pending");
  }

  @Test
  void startTlsComesAfterTheCapabilities() {
    board.layOut(servers(ConnectionSecurity.STARTTLS, CREDENTIALS, ConnectionSecurity.STARTTLS));

    assertThat(stages(Service.SMTP).subList(2, 7))
        .containsExactly(
            "greeting pending",
            "capabilities pending",
            "starttls pending",
            "tls pending",
            "login pending");
    assertThat(stages(Service.IMAP).subList(2, 7))
        .containsExactly(
            "greeting pending",
            "capabilities pending",
            "starttls pending",
            "tls pending",
            "login pending");
  }

  @Test
  void clearTextHasNoTls() {
    board.layOut(servers(ConnectionSecurity.NONE, CREDENTIALS, ConnectionSecurity.NONE));

    assertThat(board.results()).noneMatch(line -> line.stage() == Stage.TLS);
    assertThat(board.results()).noneMatch(line -> line.stage() == Stage.STARTTLS);
  }

  @Test
  void withoutACopyImapIsLeftOut() {
    board.layOut(servers(ConnectionSecurity.TLS, CREDENTIALS, null));

    assertThat(stages(Service.IMAP)).isNotEmpty().allMatch(line -> line.endsWith(" skipped"));
    assertThat(stages(Service.MESSAGE)).containsExactly("arrival skipped");
    assertThat(stages(Service.SMTP)).allMatch(line -> line.endsWith(" pending"));
  }

  @Test
  void withoutCredentialsTheSignInIsLeftOut() {
    board.layOut(servers(ConnectionSecurity.NONE, null, ConnectionSecurity.TLS));

    assertThat(stages(Service.SMTP)).contains("login skipped");
    assertThat(stages(Service.IMAP)).contains("login pending");
  }

  @Test
  void isKnownBeforeItBegins() {
    AccountServers servers = servers(ConnectionSecurity.STARTTLS, CREDENTIALS, null);
    board.layOut(servers);

    assertThat(StageBoard.ahead(servers)).isEqualTo(board.results());
    assertThat(StageBoard.ahead(null))
        .extracting(StageResult::service)
        .contains(Service.INPUT, Service.SMTP, Service.IMAP, Service.MESSAGE);
  }

  @Test
  void whereTheInputIsWrongNothingElseIsTried() {
    board.layOutInputOnly();
    board.failed(Service.INPUT, Stage.INPUT);

    assertThat(board.results().get(0).state()).isEqualTo(StageState.FAILED);
    assertThat(board.results().stream().skip(1))
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.state() == StageState.SKIPPED);
  }

  @Test
  void tellsHowLongAStageTook() {
    board.layOut(servers(ConnectionSecurity.TLS, CREDENTIALS, ConnectionSecurity.TLS));
    board.started(Service.SMTP, Stage.RESOLVE);
    clock.advance(Duration.ofMillis(120));
    board.passed(Service.SMTP, Stage.RESOLVE);
    board.started(Service.IMAP, Stage.MAILBOX);
    clock.advance(Duration.ofMillis(30));
    board.passed(Service.IMAP, Stage.MAILBOX, "Enviados");

    assertThat(line(Service.SMTP, Stage.RESOLVE))
        .isEqualTo(new StageResult(Service.SMTP, Stage.RESOLVE, StageState.PASSED, 120L, null));
    assertThat(line(Service.IMAP, Stage.MAILBOX))
        .isEqualTo(
            new StageResult(Service.IMAP, Stage.MAILBOX, StageState.PASSED, 30L, "Enviados"));
    assertThat(line(Service.IMAP, Stage.RESOLVE).millis()).isNull();
  }

  @Test
  void afterAFailureTheRestOfThatServiceIsLeftOut() {
    board.layOut(servers(ConnectionSecurity.TLS, CREDENTIALS, ConnectionSecurity.TLS));
    board.passed(Service.SMTP, Stage.RESOLVE);
    board.started(Service.SMTP, Stage.CONNECT);
    board.failed(Service.SMTP, Stage.CONNECT);

    assertThat(stages(Service.SMTP).subList(0, 3))
        .containsExactly("resolve passed", "connect failed", "tls skipped");
    assertThat(stages(Service.SMTP)).noneMatch(line -> line.endsWith(" pending"));
    assertThat(stages(Service.IMAP)).allMatch(line -> line.endsWith(" pending"));
  }

  @Test
  void tellsOfEveryChange() {
    board.layOut(servers(ConnectionSecurity.TLS, CREDENTIALS, null));
    int before = changes.get();
    board.started(Service.SMTP, Stage.RESOLVE);
    board.passed(Service.SMTP, Stage.RESOLVE);

    assertThat(changes.get() - before).isEqualTo(2);

    board.skipped(Service.IMAP, Stage.APPEND);
    assertThat(changes.get() - before).isEqualTo(3);
    board.skipRest(Service.SMTP);
    assertThat(changes.get() - before).isEqualTo(4);
  }

  @Test
  void whatIsLaidOutAnewReplacesWhatWasThere() {
    board.layOut(servers(ConnectionSecurity.STARTTLS, CREDENTIALS, ConnectionSecurity.TLS));
    board.started(Service.SMTP, Stage.RESOLVE);
    AccountServers others = servers(ConnectionSecurity.TLS, CREDENTIALS, ConnectionSecurity.TLS);
    board.layOut(others);

    assertThat(board.results()).isEqualTo(StageBoard.ahead(others));
  }

  @Test
  void whatIsUnderWayWhenNothingMoreHappensIsLeftOutToo() {
    board.layOut(servers(ConnectionSecurity.TLS, CREDENTIALS, ConnectionSecurity.TLS));
    board.passed(Service.IMAP, Stage.RESOLVE);
    board.started(Service.IMAP, Stage.CONNECT);

    board.skipRest(Service.IMAP);

    assertThat(stages(Service.IMAP).subList(0, 3))
        .containsExactly("resolve passed", "connect skipped", "tls skipped");
  }

  @Test
  void aLineOfTheLongestLengthIsNotCut() {
    board.said(Service.SMTP, true, () -> "x".repeat(200));

    assertThat(board.dialogue().get(0)).endsWith("  > " + "x".repeat(200));
  }

  @Test
  void ofADialogueOnlySoMuchIsKept() {
    clock.advance(Duration.ofMillis(120));
    board.said(Service.IMAP, false, () -> "* OK ready");
    board.said(Service.SMTP, true, () -> "x".repeat(1000));
    for (int i = 0; i < 200; i++) {
      board.said(Service.SMTP, false, () -> "250-more");
    }

    List<String> dialogue = board.dialogue();
    assertThat(dialogue).hasSize(101);
    assertThat(dialogue.get(0)).isEqualTo("   120 ms  SMTP  > " + "x".repeat(200) + "…");
    assertThat(dialogue.get(1)).isEqualTo("   120 ms  SMTP  < 250-more");
    assertThat(dialogue.get(100)).isEqualTo("   120 ms  IMAP  < * OK ready");
  }
}

package org.remitente.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.remitente.account.AccountServers;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.oauth.Outlet;
import org.remitente.oauth.SignedIn;
import org.remitente.oauth.SignedInWays;

/**
 * The checklist of one verification: all stages of both services from the start, ticked as they
 * happen. SMTP and IMAP tick from two threads.
 */
final class StageBoard implements StageListener {

  /** Lines that are kept of each service's dialogue, and characters of each. */
  private static final int MAX_SAID = 100;

  private static final int MAX_LINE = 200;

  private final List<Line> lines = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();
  private final Clock clock;
  private final Instant begun;
  private final Runnable changed;

  /** One line of a dialogue. */
  private record Said(Service service, String text) {}

  /** One line while it changes. */
  private static final class Line {
    private final Service service;
    private final Stage stage;
    private StageState state;
    private Instant since;
    private Long millis;
    private String detail;

    private Line(Service service, Stage stage, StageState state) {
      this.service = service;
      this.stage = stage;
      this.state = state;
    }

    private StageResult result() {
      return new StageResult(service, stage, state, millis, detail);
    }
  }

  /**
   * @param changed told after each change, on the thread that made it
   */
  StageBoard(Clock clock, Runnable changed) {
    this.clock = clock;
    this.begun = clock.instant();
    this.changed = changed;
  }

  /**
   * The list of a verification that is about to begin.
   *
   * @param servers null where the settings are not even well formed
   */
  static List<StageResult> ahead(AccountServers servers) {
    List<Line> lines =
        servers == null
            ? lines(ConnectionSecurity.TLS, ConnectionSecurity.TLS, true, true)
            : lines(servers);
    return lines.stream().map(Line::result).toList();
  }

  /**
   * Lays out the list for settings that are not even well formed: nothing but the input is judged.
   */
  void layOutInputOnly() {
    layOut(lines(ConnectionSecurity.TLS, ConnectionSecurity.TLS, true, true));
    skipRest(Service.SMTP);
    skipRest(Service.IMAP);
    skipRest(Service.MESSAGE);
  }

  /** Lays out the list for servers that are to be tried. */
  void layOut(AccountServers servers) {
    layOut(lines(servers));
  }

  /** Lays out the list for an account that was signed in to at its provider. */
  void layOut(SignedIn account, SignedInWays ways) {
    layOut(lines(account, ways));
  }

  /** The list of a verification of such an account that is about to begin. */
  static List<StageResult> ahead(SignedIn account, SignedInWays ways) {
    return lines(account, ways).stream().map(Line::result).toList();
  }

  /** The stages of the outlet that is tried first; those of another join when it is tried. */
  private static List<Line> lines(SignedIn account, SignedInWays ways) {
    List<Line> lines = new ArrayList<>();
    if (account.outlets().get(0) == Outlet.SMTP) {
      ConnectionSecurity imap =
          ways.imapServer().map(ServerEndpoint::security).orElse(ConnectionSecurity.TLS);
      lines.addAll(lines(ways.smtpServer().security(), imap, true, ways.imapServer().isPresent()));
    } else {
      lines.add(new Line(Service.INPUT, Stage.INPUT, StageState.PENDING));
    }
    lines.add(1, new Line(Service.OAUTH, Stage.TOKEN, StageState.PENDING));
    if (account.outlets().contains(Outlet.API)) {
      Service api = account.api().orElseThrow().service();
      List.of(Stage.CONNECT, Stage.LOGIN, Stage.SENDER, Stage.RECIPIENT, Stage.DATA)
          .forEach(stage -> lines.add(new Line(api, stage, StageState.PENDING)));
    }
    return lines;
  }

  private synchronized void layOut(List<Line> list) {
    lines.clear();
    lines.addAll(list);
  }

  private static List<Line> lines(AccountServers servers) {
    boolean copies = servers.imap() != null;
    return lines(
        servers.smtp().security(),
        copies ? servers.imap().security() : ConnectionSecurity.TLS,
        servers.smtpCredentials() != null,
        copies);
  }

  private static List<Line> lines(
      ConnectionSecurity smtp, ConnectionSecurity imap, boolean signsIn, boolean copies) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Service.INPUT, Stage.INPUT, StageState.PENDING));
    connectionStages(smtp)
        .forEach(stage -> lines.add(new Line(Service.SMTP, stage, StageState.PENDING)));
    lines.add(
        new Line(Service.SMTP, Stage.LOGIN, signsIn ? StageState.PENDING : StageState.SKIPPED));
    List.of(Stage.SENDER, Stage.RECIPIENT, Stage.DATA)
        .forEach(stage -> lines.add(new Line(Service.SMTP, stage, StageState.PENDING)));
    StageState copy = copies ? StageState.PENDING : StageState.SKIPPED;
    connectionStages(imap).forEach(stage -> lines.add(new Line(Service.IMAP, stage, copy)));
    List.of(Stage.LOGIN, Stage.MAILBOX)
        .forEach(stage -> lines.add(new Line(Service.IMAP, stage, copy)));
    lines.add(new Line(Service.MESSAGE, Stage.ARRIVAL, copy));
    lines.add(new Line(Service.IMAP, Stage.APPEND, copy));
    return lines;
  }

  private static List<Stage> connectionStages(ConnectionSecurity security) {
    return switch (security) {
      case TLS ->
          List.of(Stage.RESOLVE, Stage.CONNECT, Stage.TLS, Stage.GREETING, Stage.CAPABILITIES);
      case STARTTLS ->
          List.of(
              Stage.RESOLVE,
              Stage.CONNECT,
              Stage.GREETING,
              Stage.CAPABILITIES,
              Stage.STARTTLS,
              Stage.TLS);
      case NONE -> List.of(Stage.RESOLVE, Stage.CONNECT, Stage.GREETING, Stage.CAPABILITIES);
    };
  }

  @Override
  public void started(Service service, Stage stage) {
    change(service, stage, StageState.RUNNING, null);
  }

  @Override
  public void passed(Service service, Stage stage) {
    change(service, stage, StageState.PASSED, null);
  }

  @Override
  public synchronized void said(Service service, boolean ours, Supplier<String> line) {
    if (said.stream().filter(each -> each.service() == service).count() < MAX_SAID) {
      String words = line.get();
      String text =
          String.format(
              Locale.ROOT,
              "%6d ms  %s  %s %s",
              Duration.between(begun, clock.instant()).toMillis(),
              service.name(),
              ours ? ">" : "<",
              words.length() > MAX_LINE ? words.substring(0, MAX_LINE) + "…" : words);
      said.add(new Said(service, text));
    }
  }

  /** What was said, SMTP's dialogue first. */
  synchronized List<String> dialogue() {
    return said.stream().sorted(Comparator.comparing(Said::service)).map(Said::text).toList();
  }

  /** A stage is done with a few words beside it. */
  void passed(Service service, Stage stage, String detail) {
    change(service, stage, StageState.PASSED, detail);
  }

  /** A stage is not needed here. */
  void skipped(Service service, Stage stage) {
    change(service, stage, StageState.SKIPPED, null);
  }

  /** A stage failed, and what had to follow of its service is not reached. */
  void failed(Service service, Stage stage) {
    change(service, stage, StageState.FAILED, null);
    skipRest(service);
  }

  /** Nothing more happens in a service: whatever is still open is left out. */
  void skipRest(Service service) {
    synchronized (this) {
      lines.stream()
          .filter(line -> line.service == service && open(line))
          .forEach(line -> line.state = StageState.SKIPPED);
    }
    changed.run();
  }

  /** The list as it stands. */
  synchronized List<StageResult> results() {
    return lines.stream().map(Line::result).toList();
  }

  private void change(Service service, Stage stage, StageState state, String detail) {
    synchronized (this) {
      lines.stream()
          .filter(line -> line.service == service && line.stage == stage)
          .findFirst()
          .ifPresent(line -> set(line, state, detail));
    }
    changed.run();
  }

  private void set(Line line, StageState state, String detail) {
    Instant now = clock.instant();
    if (line.since == null) {
      line.since = now;
    }
    if (state == StageState.PASSED || state == StageState.FAILED) {
      line.millis = Duration.between(line.since, now).toMillis();
    }
    line.state = state;
    line.detail = detail;
  }

  private static boolean open(Line line) {
    return line.state == StageState.PENDING || line.state == StageState.RUNNING;
  }
}

package org.remitente.mail;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.network.LineListener;

/**
 * Follows a dialogue from the greeting to the sign-in by its lines: what stage it has reached, and
 * what the server refused. The mail library's exceptions do not tell these apart. Keeps nothing of
 * what we say but which command it is.
 */
abstract class Dialogue implements LineListener {

  private static final int MAX_KNOWN = 4;
  private static final String HIDDEN = "•••";
  private static final Pattern SIGN_IN =
      Pattern.compile("(?i)((?:\\S+ )?(?:AUTH|AUTHENTICATE) [A-Z0-9-]+|\\S+ LOGIN)(?: .*)?");

  private final Progress progress;
  private final Redaction redaction;
  private final Runnable whenGreeted;
  private MailFailure failure;
  private String greeting = "";
  private boolean startedTls;

  /**
   * @param whenGreeted told once the server has shown itself to be of the right kind
   */
  Dialogue(Progress progress, Redaction redaction, Runnable whenGreeted) {
    this.progress = progress;
    this.redaction = redaction;
    this.whenGreeted = whenGreeted;
  }

  /** Follows a line of ours. */
  abstract void follow(String line) throws IOException;

  /** Follows a line of the server. */
  abstract void answer(String line) throws IOException;

  @Override
  public final void sent(String line) throws IOException {
    boolean begun = is(Stage.LOGIN);
    follow(line);
    progress.weSaid(() -> begun ? HIDDEN : withoutCredentials(line));
  }

  @Override
  public final void received(String line) throws IOException {
    answer(line);
    progress.theySaid(() -> redaction.clean(line));
  }

  /** The command that begins a sign-in may hold all of it. */
  private String withoutCredentials(String line) {
    if (!is(Stage.LOGIN)) {
      return redaction.clean(line);
    }
    Matcher command = SIGN_IN.matcher(line);
    return command.matches() ? redaction.clean(command.group(1)) + ' ' + HIDDEN : HIDDEN;
  }

  final Progress progress() {
    return progress;
  }

  final Redaction redaction() {
    return redaction;
  }

  /** What the lines say went wrong; empty where they do not. */
  final Optional<MailFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** The greeting, safe to keep. */
  final String greeting() {
    return greeting;
  }

  final void greeted(String line) {
    greeting = redaction.clean(line);
    whenGreeted.run();
    progress.pass();
  }

  final boolean is(Stage stage) {
    return progress.stage() == stage;
  }

  /** Keeps the first refusal: what follows, follows from it. */
  final void refused(ServerReply reply) {
    if (failure == null) {
      failure = MailFailure.refused(progress.service(), progress.stage(), reply);
    }
  }

  /** Ends the dialogue: the library would go on. */
  final IOException ended(FailureKind kind, Map<String, String> facts) {
    if (failure == null) {
      failure = new MailFailure(progress.service(), progress.stage(), kind, null, facts);
    }
    return new IOException(kind.name());
  }

  /** Ends a dialogue with something else than a server of this kind; its words are not kept. */
  final IOException otherProtocol(String line) {
    return ended(
        FailureKind.OTHER_PROTOCOL,
        protocolOf(line).map(name -> Map.of("protocol", name)).orElse(Map.of()));
  }

  private static Optional<String> protocolOf(String line) {
    String start = line.length() > MAX_KNOWN ? line.substring(0, MAX_KNOWN) : line;
    if (start.matches("\\d{3}[ -]?")) {
      return Optional.of(line.toUpperCase(Locale.ROOT).contains("FTP") ? "ftp" : "smtp");
    }
    return switch (start) {
      case "* OK", "* PR", "* BY" -> Optional.of("imap");
      case "+OK", "+OK ", "-ERR" -> Optional.of("pop3");
      case "HTTP" -> Optional.of("http");
      case "SSH-" -> Optional.of("ssh");
      default -> Optional.empty();
    };
  }

  @Override
  public final void encrypting() {
    progress.begin(Stage.TLS);
  }

  @Override
  public final void encrypted() {
    startedTls = true;
    progress.pass();
  }

  /** Whether the handshake of STARTTLS was done. */
  final boolean hasEncrypted() {
    return startedTls;
  }
}

package org.remitente.mail;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.remitente.network.LineListener;

/**
 * Follows a dialogue from the greeting to the sign-in by its lines: what stage it has reached, and
 * what the server refused. The mail library's exceptions do not tell these apart. Keeps nothing of
 * what we say but which command it is.
 */
abstract class Dialogue implements LineListener {

  private static final int MAX_KNOWN = 4;

  private final Progress progress;
  private final Redaction redaction;
  private MailFailure failure;
  private String greeting = "";
  private boolean startedTls;

  Dialogue(Progress progress, Redaction redaction) {
    this.progress = progress;
    this.redaction = redaction;
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

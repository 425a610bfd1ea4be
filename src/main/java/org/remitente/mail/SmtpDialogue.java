package org.remitente.mail;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Follows SMTP (RFC 5321, RFC 3207, RFC 4954) up to the sign-in. */
final class SmtpDialogue extends Dialogue {

  /** Bytes of the longest line that may come; RFC 5321 section 4.5.3.1.5 allows 512. */
  static final int MAX_LINE = 4096;

  private static final int MAX_REPLY = 65536;
  private static final Pattern REPLY_LINE = Pattern.compile("(?s)[2-5]\\d{2}(?:[ -].*)?");
  private static final int SHUTTING_DOWN = 421;

  private final StringBuilder reply = new StringBuilder();
  private boolean signedIn;

  SmtpDialogue(Progress progress, Redaction redaction, Runnable whenGreeted) {
    super(progress, redaction, whenGreeted);
  }

  /** Whether the server took the credentials. */
  boolean hasSignedIn() {
    return signedIn;
  }

  @Override
  void follow(String line) {
    if (is(Stage.LOGIN)) {
      return;
    }
    String verb = line.strip().split(" ", 2)[0].toUpperCase(Locale.ROOT);
    switch (verb) {
      case "EHLO" -> ehlo();
      case "STARTTLS" -> progress().begin(Stage.STARTTLS);
      case "AUTH" -> progress().begin(Stage.LOGIN);
      default -> {
        // QUIT and RSET belong to no stage.
      }
    }
  }

  private void ehlo() {
    if (hasEncrypted()) {
      progress().repeat(Stage.CAPABILITIES);
    } else {
      progress().begin(Stage.CAPABILITIES);
    }
  }

  @Override
  void answer(String line) throws IOException {
    if (!REPLY_LINE.matcher(line).matches()) {
      throw is(Stage.GREETING) ? otherProtocol(line) : ended(FailureKind.PROTOCOL_BROKEN, Map.of());
    }
    reply.append(line).append('\n');
    if (reply.length() > MAX_REPLY) {
      throw ended(FailureKind.PROTOCOL_BROKEN, Map.of());
    }
    if (line.length() == 3 || line.charAt(3) == ' ') {
      String whole = reply.toString();
      reply.setLength(0);
      complete(ServerReplies.smtp(whole, redaction()));
    }
  }

  /** An answer that nothing was asked for: injected before TLS, or a server that goes. */
  private void complete(ServerReply answer) throws IOException {
    boolean asked = !progress().hasPassed();
    if (answer.code() == SHUTTING_DOWN) {
      refused(answer);
    } else if (!asked) {
      throw ended(FailureKind.PROTOCOL_BROKEN, Map.of());
    } else {
      answered(answer);
    }
  }

  private void answered(ServerReply answer) {
    switch (progress().stage()) {
      case GREETING -> {
        if (answer.code() == 220) {
          greeted(answer.text());
        } else {
          refused(answer);
        }
      }
      case CAPABILITIES -> capabilities(answer);
      case STARTTLS -> passOn(220, answer);
      case LOGIN -> {
        signedIn = answer.code() == 235;
        if (answer.code() != 334) {
          passOn(235, answer);
        }
      }
      default -> refused(answer);
    }
  }

  private void capabilities(ServerReply answer) {
    if (answer.code() == 250 && hasEncrypted()) {
      progress().repeated();
    } else {
      passOn(250, answer);
    }
  }

  private void passOn(int code, ServerReply answer) {
    if (answer.code() == code) {
      progress().pass();
    } else {
      refused(answer);
    }
  }
}

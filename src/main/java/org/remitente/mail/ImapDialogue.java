package org.remitente.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows IMAP (RFC 3501) up to the sign-in, and all the time forbids literals that are too long:
 * the library would reserve memory for whatever length is announced.
 */
final class ImapDialogue extends Dialogue {

  /** Bytes of the longest line that may come. */
  static final int MAX_LINE = 65536;

  private static final int MAX_LITERAL = 65536;

  /** Lines of one answer: each costs the library far more memory than its few bytes. */
  private static final int MAX_LINES = 50_000;

  private static final int MAX_REMARKS = 8;
  private static final Pattern LITERAL = Pattern.compile("\\{0*(\\d+)}$");

  private final List<String> remarks = new ArrayList<>();
  private boolean inLiteral;
  private long literalLeft;
  private int lines;
  private String tag = "";

  ImapDialogue(Progress progress, Redaction redaction, Runnable whenGreeted) {
    super(progress, redaction, whenGreeted);
  }

  @Override
  void follow(String line) {
    String[] words = line.strip().split(" ", 3);
    if (is(Stage.LOGIN) || words.length < 2) {
      return;
    }
    switch (words[1].toUpperCase(Locale.ROOT)) {
      case "CAPABILITY" -> {
        tag = words[0];
        capability();
      }
      case "STARTTLS" -> {
        tag = words[0];
        capabilitiesAreKnown();
        progress().begin(Stage.STARTTLS);
      }
      case "LOGIN", "AUTHENTICATE" -> {
        tag = words[0];
        capabilitiesAreKnown();
        progress().begin(Stage.LOGIN);
      }
      default -> {
        // Nothing else is said before the sign-in.
      }
    }
  }

  private void capability() {
    if (hasEncrypted()) {
      progress().repeat(Stage.CAPABILITIES);
    } else {
      progress().begin(Stage.CAPABILITIES);
    }
  }

  /** A greeting may tell the capabilities, and they are not asked for. */
  void capabilitiesAreKnown() {
    if (is(Stage.GREETING)) {
      progress().begin(Stage.CAPABILITIES);
      progress().pass();
    }
  }

  /** The answer to another command begins. */
  void answerBegins() {
    lines = 0;
  }

  @Override
  void answer(String line) throws IOException {
    lines++;
    if (lines > MAX_LINES) {
      throw ended(FailureKind.PROTOCOL_BROKEN, Map.of());
    }
    if (inLiteral) {
      literalLeft -= line.length() + 2L;
      inLiteral = literalLeft >= 0;
    } else if (is(Stage.GREETING) && !progress().hasPassed()) {
      greeting(line);
    } else if (!(is(Stage.LOGIN) && progress().hasPassed())) {
      response(line);
    }
    literal(line);
  }

  /**
   * Looked for inside a literal too: the library's lines end in CRLF only, so that it may still be
   * at the line before where we count already.
   */
  private void literal(String line) throws IOException {
    Matcher literal = LITERAL.matcher(line);
    if (!literal.find()) {
      return;
    }
    String digits = literal.group(1);
    if (digits.length() > 9 || Integer.parseInt(digits) > MAX_LITERAL) {
      throw ended(FailureKind.PROTOCOL_BROKEN, Map.of());
    }
    if (!inLiteral) {
      literalLeft = Integer.parseInt(digits);
      inLiteral = true;
    }
  }

  private void greeting(String line) throws IOException {
    String upper = line.toUpperCase(Locale.ROOT);
    if (upper.startsWith("* OK")) {
      greeted(ServerReplies.withoutTag(line));
    } else if (upper.startsWith("* BYE")) {
      refused(ServerReplies.imap(ServerReplies.withoutTag(line), List.of(), redaction()));
    } else if (upper.startsWith("* PREAUTH")) {
      throw ended(FailureKind.ALREADY_SIGNED_IN, Map.of());
    } else {
      throw otherProtocol(line);
    }
  }

  private void response(String line) throws IOException {
    String rest = ServerReplies.withoutTag(line);
    String upper = rest.toUpperCase(Locale.ROOT);
    if (progress().hasPassed() && is(Stage.STARTTLS)) {
      throw ended(FailureKind.PROTOCOL_BROKEN, Map.of());
    } else if (line.startsWith("* ") && upper.startsWith("BYE")) {
      refused(ServerReplies.imap(rest, remarks, redaction()));
    } else if (line.startsWith("* ")) {
      remark(rest);
    } else if (line.startsWith(tag + " ")) {
      completed(rest, upper);
    } else if (!line.startsWith("+")) {
      throw ended(FailureKind.PROTOCOL_BROKEN, Map.of());
    }
  }

  private void remark(String rest) {
    if (ServerReplies.isRemark(rest) && remarks.size() < MAX_REMARKS) {
      remarks.add(rest);
    }
  }

  private void completed(String rest, String upper) {
    if (!upper.startsWith("OK")) {
      refused(ServerReplies.imap(rest, remarks, redaction()));
    } else if (is(Stage.CAPABILITIES) && hasEncrypted()) {
      progress().repeated();
    } else if (!progress().hasPassed()) {
      progress().pass();
    }
    remarks.clear();
  }
}

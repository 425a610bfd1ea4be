package org.remitente.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.remitente.network.NetworkGuard;

/**
 * Makes what a server said safe to keep: without the credentials in any form in which they went
 * out, without addresses of inner networks, on one line, at most {@value ServerReply#MAX_LENGTH}
 * characters.
 */
final class Redaction {

  private static final String HIDDEN = "•••";
  private static final int LOOKED_AT = 2000;
  private static final int LONGEST_WITH_A_TOKEN = 16384;
  private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}\\p{Cs}\\p{Co}]+");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w.:])(\\d{1,3}(\\.\\d{1,3}){3}(?!\\.?\\d)"
              + "|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{0,40}:[0-9A-Fa-f:.]{0,40}[0-9A-Fa-f:](?!\\w))");

  /** Hides no credentials: for a server without sign-in. */
  static final Redaction NO_CREDENTIALS = new Redaction(null);

  private final List<String> secrets;
  private final TokenTraces token;

  Redaction(Credentials credentials) {
    boolean isToken = credentials != null && credentials.isToken();
    token = isToken ? new TokenTraces(credentials.password().reveal(), HIDDEN) : null;
    secrets = credentials == null ? List.of() : forms(credentials);
  }

  private static List<String> forms(Credentials credentials) {
    String user = credentials.username();
    String password = credentials.password().reveal();
    return Stream.of(
            password,
            base64(password),
            base64("\0" + user + "\0" + password),
            base64(user + "\0" + user + "\0" + password))
        .filter(form -> !form.isEmpty())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param raw as it came, one character for each byte, or decoded already
   */
  String clean(String raw) {
    String text = decoded(raw);
    for (String secret : secrets) {
      text = text.replace(secret, HIDDEN);
    }
    text = token == null ? text : token.hideIn(cut(text, LONGEST_WITH_A_TOKEN));
    text = NOT_TEXT.matcher(text).replaceAll(" ").strip();
    text = cut(text, LOOKED_AT);
    text = ADDRESS.matcher(text).replaceAll(Redaction::unlessInner);
    return cut(text, ServerReply.MAX_LENGTH);
  }

  private static String unlessInner(MatchResult found) {
    return NetworkGuard.isPublic(found.group()) ? Matcher.quoteReplacement(found.group()) : HIDDEN;
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  private static String decoded(String raw) {
    if (raw.chars().anyMatch(c -> c > 0xff)) {
      return raw;
    }
    try {
      byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException latin1) {
      return raw;
    }
  }
}

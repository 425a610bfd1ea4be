package org.remitente.mail;

/**
 * What a server said, all lines of the answer joined, made safe to keep: one line, at most {@value
 * #MAX_LENGTH} characters, without control characters, credentials or inner addresses. Whoever
 * shows it escapes it.
 *
 * @param code the three digits of an SMTP reply; 0 for IMAP
 * @param enhancedCode the code of RFC 3463 ({@code 5.7.8}) or the response code of IMAP in capitals
 *     ({@code OVERQUOTA}); empty where there is none
 * @param text the whole answer, codes included
 */
public record ServerReply(int code, String enhancedCode, String text) {

  /** The most characters that are kept of an answer. */
  public static final int MAX_LENGTH = 500;

  /**
   * What a delivery report says that a server answered, made safe to keep; where the report tells
   * no code of SMTP, that of its kind.
   *
   * @param status the code of RFC 3463, or empty
   * @param words the answer, or what the report says in its place
   */
  public static ServerReply reported(String status, String words) {
    ServerReply told = ServerReplies.smtp(words.strip(), Redaction.NO_CREDENTIALS);
    String enhanced = told.enhancedCode().isEmpty() ? status : told.enhancedCode();
    return told.code() > 0
        ? new ServerReply(told.code(), enhanced, told.text())
        : new ServerReply(enhanced.startsWith("4") ? 450 : 550, enhanced, told.text());
  }

  /** The same with more that it said, safe to keep. */
  ServerReply and(String more) {
    String all = text + " " + more;
    return new ServerReply(
        code, enhancedCode, all.length() > MAX_LENGTH ? all.substring(0, MAX_LENGTH) : all);
  }
}

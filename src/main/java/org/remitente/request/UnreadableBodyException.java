package org.remitente.request;

import java.util.Map;
import org.remitente.shared.RemitenteException;

/** A body that is not what its media type says ({@code 400}). Never holds any of it. */
public final class UnreadableBodyException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;
  private final transient Map<String, String> args;

  private UnreadableBodyException(String code, String reason, Map<String, String> args) {
    super(code + ": " + reason);
    this.code = code;
    this.reason = reason;
    this.args = args;
  }

  /** JSON whose syntax is broken at a place. */
  static UnreadableBodyException syntax(long line, long column) {
    return json("syntax", Map.of("line", Long.toString(line), "column", Long.toString(column)));
  }

  /** JSON that goes over a limit of ours: {@code depth} or {@code values}. */
  static UnreadableBodyException json(String reason, Map<String, String> args) {
    return new UnreadableBodyException("malformed-json", reason, args);
  }

  /** A form that cannot be taken apart: {@code boundary}, {@code headers}, {@code end}. */
  static UnreadableBodyException multipart(String reason) {
    return new UnreadableBodyException("malformed-multipart", reason, Map.of());
  }

  /** A body that does not arrive as announced: {@code broken} off, or too {@code slow}. */
  static UnreadableBodyException incomplete(String reason) {
    return new UnreadableBodyException("incomplete-body", reason, Map.of());
  }

  /**
   * The code of the problem: {@code malformed-json}, {@code malformed-multipart} or {@code
   * incomplete-body}.
   */
  public String code() {
    return code;
  }

  /** The key of the text that tells what is wrong. */
  public String detailKey() {
    return code + "." + reason;
  }

  /** What the text fills in, such as line and column. */
  public Map<String, String> args() {
    return args;
  }
}

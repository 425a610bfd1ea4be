package org.remitente.shared;

import java.util.Map;

/** The request is sound but does not fit the present state of what it is about. */
public final class ConflictException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Map<String, String> args;

  /**
   * @param code stable code, the key of its text in the bundle of problems ({@code
   *     conflict.<code>})
   * @param args values that the text names
   */
  public ConflictException(String code, Map<String, String> args) {
    super(code);
    this.code = code;
    this.args = Map.copyOf(args);
  }

  /** A conflict whose text names no value. */
  public ConflictException(String code) {
    this(code, Map.of());
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** Values that the text names. */
  public Map<String, String> args() {
    return args;
  }
}

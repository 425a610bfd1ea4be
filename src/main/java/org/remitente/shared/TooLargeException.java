package org.remitente.shared;

/** More bytes than a limit allows. */
public final class TooLargeException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final long limit;

  /**
   * @param code what is too large, the key of its text in the bundle of problems ({@code
   *     too-large.<code>}): {@code body}, {@code attachments} or {@code message}
   * @param limit the limit in bytes
   */
  public TooLargeException(String code, long limit) {
    super(code + " over " + limit + " bytes");
    this.code = code;
    this.limit = limit;
  }

  /** What is too large. */
  public String code() {
    return code;
  }

  /** The limit in bytes. */
  public long limit() {
    return limit;
  }
}

package org.remitente.network;

import java.nio.charset.StandardCharsets;

/**
 * What an API answered.
 *
 * @param status the status of HTTP
 * @param retryAfter the header of that name as it came, or null
 * @param body at most as many bytes as were allowed; what came beyond was not read
 */
public record WebAnswer(int status, String retryAfter, byte[] body) {

  /** Whether it is a yes. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Never the body: it may hold a token. */
  @Override
  public String toString() {
    return "WebAnswer[" + status + "]";
  }
}

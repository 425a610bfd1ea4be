package org.remitente.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What an API answered.
 *
 * @param status the status of HTTP
 * @param retryAfter in how long one may come again, at most a day; null where it does not say
 * @param body at most as many bytes as were allowed; what came beyond was not read
 */
public record WebAnswer(int status, Duration retryAfter, byte[] body) {

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

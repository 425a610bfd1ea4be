package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A message that was accepted with 202.
 *
 * @param api who sent it
 * @param id its id
 * @param messageId with its angle brackets
 */
record Sent(Api api, String id, String messageId) {

  /** The message of an answer. */
  static Sent of(Api api, Api.Answer answer) {
    JsonObject accepted = answer.with(202).json();
    String id = accepted.getString("id");
    assertThat(answer.header("Location")).endsWith("/api/v1/messages/" + id);
    return new Sent(api, id, accepted.getString("messageId"));
  }

  String path() {
    return "/messages/" + id;
  }

  JsonObject now() {
    return api.get(path()).with(200).json();
  }

  String state() {
    return now().getString("state");
  }

  String sentCopy() {
    return now().getString("sentCopy");
  }

  /** Waits until it stands so. */
  Sent awaitState(String state, Duration atMost) {
    await("message is " + state)
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(now().getString("state")).isEqualTo(state));
    return this;
  }

  /** Waits until its copy stands so. */
  Sent awaitCopy(String state, Duration atMost) {
    await("copy is " + state)
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(now().getString("sentCopy")).isEqualTo(state));
    return this;
  }

  /** Whether these bytes are this message, wherever they were found. */
  boolean isIn(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(messageId);
  }
}

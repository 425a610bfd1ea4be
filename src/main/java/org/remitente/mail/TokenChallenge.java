package org.remitente.mail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Why a server refuses a token, as it says in a challenge: JSON in base64 (RFC 7628 section 3.2.2;
 * Google answers XOAUTH2 so too).
 *
 * @param status such as {@code 401} or {@code invalid_token}; empty where it does not say
 * @param scopes what the token would have to be good for; empty where it does not say
 * @param words all of it, safe to keep
 */
record TokenChallenge(String status, String scopes, String words) {

  /**
   * @param base64 what stands behind {@code 334} or {@code +}
   * @return empty where it is nothing of the kind
   */
  static Optional<TokenChallenge> read(String base64, Redaction redaction) {
    try {
      String json = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
      try (JsonReader reader = Json.createReader(new StringReader(json))) {
        JsonObject told = reader.readObject();
        return Optional.of(
            new TokenChallenge(
                redaction.clean(text(told, "status")),
                redaction.clean(text(told, "scope")),
                redaction.clean(json)));
      }
      // The parser ends what is nested too deep with whatever exception.
    } catch (RuntimeException nothingOfTheKind) {
      return Optional.empty();
    }
  }

  private static String text(JsonObject told, String name) {
    return told.get(name) instanceof JsonString text ? text.getString() : "";
  }

  /**
   * A refusal together with its reason: facts {@code tokenStatus} and {@code scopes} where they are
   * told, and the reason behind the server's words.
   */
  MailFailure explain(MailFailure refusal) {
    MailFailure explained =
        refusal.reply().map(reply -> refusal.saying(reply.and(words))).orElse(refusal);
    explained = status.isEmpty() ? explained : explained.with("tokenStatus", status);
    return scopes.isEmpty() ? explained : explained.with("scopes", scopes);
  }
}

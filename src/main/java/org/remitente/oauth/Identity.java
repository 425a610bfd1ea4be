package org.remitente.oauth;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.shared.EmailAddress;

/**
 * Who signed in, as the provider's id token says (OpenID Connect Core 1.0, section 2). It came
 * straight from the token endpoint, so that its signature need not be checked (3.1.3.7, number 6);
 * it must be for this program and for this very sign-in.
 *
 * @param addresses under which the provider knows them, the one to write to first
 */
record Identity(List<EmailAddress> addresses) {

  private static final int MAX_LENGTH = 20_000;

  /** The provider does not tell. */
  static final Identity UNKNOWN = new Identity(List.of());

  Identity {
    addresses = List.copyOf(addresses);
  }

  /**
   * Reads an id token.
   *
   * @return empty where it is malformed, or was made for another program or another sign-in
   */
  static Optional<Identity> of(String idToken, String clientId, String nonce) {
    return claims(idToken)
        .filter(claims -> audience(claims).anyMatch(clientId::equals))
        .filter(claims -> nonce.equals(text(claims, "nonce").orElse("")))
        .map(
            claims ->
                new Identity(
                    Stream.of("email", "preferred_username", "upn", "sub")
                        .flatMap(claim -> text(claims, claim).stream())
                        .flatMap(address -> EmailAddress.parse(address).stream())
                        .distinct()
                        .toList()));
  }

  /** Whether somebody has an address. */
  boolean has(EmailAddress wanted) {
    return addresses.stream().anyMatch(each -> each.value().equalsIgnoreCase(wanted.value()));
  }

  private static Optional<JsonObject> claims(String idToken) {
    String[] parts = idToken.split("\\.", -1);
    if (parts.length != 3 || idToken.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(parts[1]);
      try (JsonReader reader =
          Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))) {
        return Optional.of(reader.readObject());
      }
    } catch (IllegalArgumentException | JsonException malformed) {
      return Optional.empty();
    }
  }

  private static Stream<String> audience(JsonObject claims) {
    JsonValue audience = claims.getOrDefault("aud", JsonValue.NULL);
    if (audience instanceof JsonArray several) {
      return several.stream()
          .filter(JsonString.class::isInstance)
          .map(each -> ((JsonString) each).getString());
    }
    return audience instanceof JsonString one ? Stream.of(one.getString()) : Stream.empty();
  }

  private static Optional<String> text(JsonObject claims, String name) {
    return claims.get(name) instanceof JsonString value
        ? Optional.of(value.getString())
        : Optional.empty();
  }
}

package org.remitente.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.network.NetworkFailure;
import org.remitente.network.WebAnswer;
import org.remitente.network.WebApi;
import org.remitente.network.WebBody;
import org.remitente.security.Secret;

/** Token endpoints over HTTP. */
@ApplicationScoped
class HttpTokenEndpoint implements TokenEndpoint {

  private static final Logger LOG = Logger.getLogger(HttpTokenEndpoint.class.getName());

  private static final List<String> SECRETS =
      List.of("client_secret", "code", "code_verifier", "refresh_token");

  private static final int MAX_ANSWER = 100_000;
  private static final int MAX_TOKEN = 12_000;
  private static final Duration REPLY = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(8);

  /** Where a provider does not say how long a token lasts, it is not trusted for long. */
  private static final Duration SHORT = Duration.ofMinutes(5);

  private static final Map<String, String> HEADERS = Map.of("Accept", "application/json");

  private final WebApi web;
  private final OperatorAlarm alarm;

  /** For the container's proxy. */
  protected HttpTokenEndpoint() {
    this(null, null);
  }

  @Inject
  HttpTokenEndpoint(WebApi web, OperatorAlarm alarm) {
    this.web = web;
    this.alarm = alarm;
  }

  @Override
  public TokenSet redeem(SignInProvider provider, String code, Secret verifier, List<String> scopes)
      throws TokenRefusedException {
    Map<String, String> form = client(provider);
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", provider.redirect().toString());
    form.put("code_verifier", verifier.reveal());
    return tokens(provider, form, scopes);
  }

  @Override
  public TokenSet renew(SignInProvider provider, Secret refreshToken, List<String> scopes)
      throws TokenRefusedException {
    Map<String, String> form = client(provider);
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.reveal());
    return tokens(provider, form, scopes);
  }

  @Override
  public void revoke(SignInProvider provider, Secret refreshToken) {
    if (provider.revokeUrl() == null) {
      return;
    }
    Map<String, String> form = client(provider);
    form.put("token", refreshToken.reveal());
    form.put("token_type_hint", "refresh_token");
    try {
      WebAnswer answer = post(provider.revokeUrl(), form);
      LOG.log(Level.FINE, "{0} answered the revocation with {1}", logged(provider, answer));
    } catch (NetworkFailure unheard) {
      LOG.log(
          Level.WARNING,
          "A permission could not be given back to {0}: {1}",
          new Object[] {provider.name(), unheard.kind()});
    }
  }

  private static Object[] logged(SignInProvider provider, WebAnswer answer) {
    return new Object[] {provider.name(), answer.status()};
  }

  private static Map<String, String> client(SignInProvider provider) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", provider.clientId());
    if (provider.clientSecret() != null) {
      form.put("client_secret", provider.clientSecret().reveal());
    }
    return form;
  }

  private TokenSet tokens(SignInProvider provider, Map<String, String> form, List<String> scopes)
      throws TokenRefusedException {
    if (!scopes.isEmpty()) {
      form.put("scope", String.join(" ", scopes));
    }
    WebAnswer answer;
    try {
      answer = post(provider.tokenUrl(), form);
    } catch (NetworkFailure unheard) {
      alarm.unheard(provider.name(), unheard.kind());
      throw new TokenRefusedException(TokenRefusal.NO_ANSWER);
    }
    JsonObject json = json(answer);
    Secret token = secret(json, "access_token");
    if (!answer.isSuccess() || token == null) {
      throw refused(provider, answer, json, form);
    }
    return new TokenSet(
        token,
        seconds(json, "expires_in", SHORT),
        secret(json, "refresh_token"),
        seconds(json, "refresh_token_expires_in", null),
        json.getString("scope", null),
        json.getString("id_token", null));
  }

  private WebAnswer post(URI address, Map<String, String> form) throws NetworkFailure {
    String body = Parameters.encoded(form);
    WebBody sent =
        WebBody.of("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
    return web.post(address, HEADERS, sent, MAX_ANSWER, REPLY, WHOLE);
  }

  private static JsonObject json(WebAnswer answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException | StackOverflowError notJson) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  private TokenRefusedException refused(
      SignInProvider provider, WebAnswer answer, JsonObject json, Map<String, String> form) {
    TokenRefusal refusal =
        new TokenRefusal(
            answer.status(), words(json, "error", form), words(json, "error_description", form));
    alarm.refused(provider.name(), refusal);
    return new TokenRefusedException(refusal, answer.retryAfter());
  }

  /** What we sent is no news, and some of it is secret. */
  private static String words(JsonObject json, String name, Map<String, String> form) {
    String words = json.getString(name, "");
    for (String sent : SECRETS) {
      String secret = form.getOrDefault(sent, "");
      words = secret.isEmpty() ? words : words.replace(secret, "•••");
    }
    return ProviderAnswer.words(words);
  }

  private static Secret secret(JsonObject json, String name) {
    String text = json.getString(name, "");
    boolean usable =
        !text.isEmpty()
            && text.length() <= MAX_TOKEN
            && text.chars().allMatch(c -> c > ' ' && c < 127);
    return usable ? Secret.of(text) : null;
  }

  private static Duration seconds(JsonObject json, String name, Duration otherwise) {
    return json.get(name) instanceof JsonNumber number && number.longValue() > 0
        ? Duration.ofSeconds(Math.min(number.longValue(), Duration.ofDays(3650).toSeconds()))
        : otherwise;
  }
}

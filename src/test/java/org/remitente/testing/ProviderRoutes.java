package org.remitente.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.remitente.testing.IssuedTokens.Grant;

/**
 * The endpoints of a {@link TestIdentityProvider}: those of the library, with what it lacks around
 * them.
 */
final class ProviderRoutes implements Route {

  static final String ISSUER = "provider";

  private record Refusal(int status, String error, String description) {}

  private final IssuedTokens tokens;
  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<Refusal> denials = new ConcurrentLinkedQueue<>();
  private final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> authorizations = new CopyOnWriteArrayList<>();
  private final AtomicInteger refreshes = new AtomicInteger();
  private final AtomicInteger withoutRefreshToken = new AtomicInteger();
  private volatile List<String> granting;
  private volatile Duration delay = Duration.ZERO;
  private final boolean rotates;
  private final OAuth2Config config;
  private final Route library;

  /**
   * @param rotates whether a refresh token is good once
   */
  ProviderRoutes(IssuedTokens tokens, boolean rotates) {
    this.tokens = tokens;
    this.rotates = rotates;
    DefaultOAuth2TokenCallback expiry =
        new DefaultOAuth2TokenCallback(ISSUER) {
          @Override
          public long tokenExpiry() {
            return tokens.lifetime().toSeconds();
          }
        };
    config = new OAuth2Config(true, null, null, rotates, new OAuth2TokenProvider(), Set.of(expiry));
    library = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
  }

  OAuth2Config config() {
    return config;
  }

  void granting(List<String> scopes) {
    granting = scopes;
  }

  void withoutRefreshTokenNext() {
    withoutRefreshToken.incrementAndGet();
  }

  void denyNext(String error, String description) {
    denials.add(new Refusal(302, error, description));
  }

  void refuseNext(int status, String error, String description) {
    refusals.add(new Refusal(status, error, description));
  }

  void answerAfter(Duration time) {
    delay = time;
  }

  int refreshes() {
    return refreshes.get();
  }

  List<Map<String, String>> tokenRequests() {
    return List.copyOf(tokenRequests);
  }

  List<Map<String, String>> authorizations() {
    return List.copyOf(authorizations);
  }

  @Override
  public boolean match(OAuth2HttpRequest request) {
    return true;
  }

  @Override
  public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
    List<String> path = request.getOriginalUrl().pathSegments();
    boolean post = "POST".equals(request.getMethod());
    return switch (path.get(path.size() - 1)) {
      case "authorize" -> post ? signIn(request) : page(request);
      case "token" -> token(request);
      case "revoke" -> revoke(request);
      case "introspect" -> introspect(request);
      default -> library.invoke(request);
    };
  }

  private OAuth2HttpResponse page(OAuth2HttpRequest request) {
    Map<String, String> asked = query(request);
    authorizations.add(asked);
    Refusal denial = denials.poll();
    if (denial == null) {
      return library.invoke(request);
    }
    String back =
        "%s?error=%s&error_description=%s&state=%s"
            .formatted(
                asked.get("redirect_uri"),
                denial.error(),
                encoded(denial.description()),
                encoded(asked.getOrDefault("state", "")));
    return new OAuth2HttpResponse(Headers.of("Location", back), 302, null, null);
  }

  /** Makes the address that was typed the one of the identity token too. */
  private OAuth2HttpResponse signIn(OAuth2HttpRequest request) {
    String user = form(request.getBody()).getOrDefault("username", "");
    String claims =
        Json.createObjectBuilder()
            .add("email", user)
            .add("preferred_username", user)
            .build()
            .toString();
    String form = "username=" + encoded(user) + "&claims=" + encoded(claims);
    OAuth2HttpResponse back =
        library.invoke(
            new OAuth2HttpRequest(
                request.getHeaders(), request.getMethod(), request.getOriginalUrl(), form));
    String location = back.getHeaders().get("Location");
    if (location != null) {
      String code = form(location.substring(location.indexOf('?') + 1)).get("code");
      tokens.issueCode(code, new Grant(user, granted(query(request).get("scope"))));
    }
    return back;
  }

  private String granted(String asked) {
    return granting == null ? String.valueOf(asked) : String.join(" ", granting);
  }

  private OAuth2HttpResponse token(OAuth2HttpRequest request) {
    Map<String, String> asked = form(request.getBody());
    tokenRequests.add(asked);
    LockSupport.parkNanos(delay.toNanos());
    Refusal refusal = refusals.poll();
    if (refusal != null) {
      return refused(refusal);
    }
    String refreshToken = asked.get("refresh_token");
    Optional<Grant> grant =
        refreshToken == null
            ? tokens.ofCode(asked.getOrDefault("code", ""))
            : tokens.ofRefreshToken(refreshToken);
    if (grant.isEmpty()) {
      return refused(new Refusal(400, "invalid_grant", "Token has been expired or revoked."));
    }
    OAuth2HttpResponse answer = redeem(request, refreshToken != null);
    return answer.getStatus() == 200 ? issued(answer, grant.get(), asked) : answer;
  }

  private OAuth2HttpResponse redeem(OAuth2HttpRequest request, boolean refresh) {
    OAuth2HttpResponse answer = library.invoke(request);
    if (refresh && answer.getStatus() == 200) {
      refreshes.incrementAndGet();
    }
    return answer;
  }

  private OAuth2HttpResponse issued(
      OAuth2HttpResponse answer, Grant grant, Map<String, String> asked) {
    JsonObject told = Json.createReader(new StringReader(answer.getBody())).readObject();
    JsonObjectBuilder changed = Json.createObjectBuilder(told);
    boolean refresh = asked.containsKey("refresh_token");
    boolean hides = !refresh && withoutRefreshToken.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    if (hides || refresh && !rotates) {
      changed.remove("refresh_token");
    }
    changed.add("scope", asked.getOrDefault("scope", grant.scope()));
    tokens.issue(grant, told.getString("access_token"), told.getString("refresh_token", null));
    return json(200, changed.build());
  }

  private static OAuth2HttpResponse refused(Refusal refusal) {
    return json(
        refusal.status(),
        Json.createObjectBuilder()
            .add("error", refusal.error())
            .add("error_description", refusal.description())
            .build());
  }

  private OAuth2HttpResponse revoke(OAuth2HttpRequest request) {
    tokens.revokeToken(form(request.getBody()).getOrDefault("token", ""));
    return new OAuth2HttpResponse(Headers.of(), 200, "", null);
  }

  private OAuth2HttpResponse introspect(OAuth2HttpRequest request) {
    Optional<Grant> grant = tokens.ofAccessToken(form(request.getBody()).getOrDefault("token", ""));
    JsonObjectBuilder answer = Json.createObjectBuilder().add("active", grant.isPresent());
    grant.ifPresent(found -> answer.add("username", found.user()).add("scope", found.scope()));
    return json(200, answer.build());
  }

  private static OAuth2HttpResponse json(int status, JsonObject body) {
    return new OAuth2HttpResponse(
        Headers.of("Content-Type", "application/json"), status, body.toString(), null);
  }

  private static Map<String, String> query(OAuth2HttpRequest request) {
    return form(String.valueOf(request.getOriginalUrl().encodedQuery()));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : String.valueOf(body).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The members of an object that are text. */
  static Map<String, String> strings(String json) {
    Map<String, String> members = new LinkedHashMap<>();
    Json.createReader(new StringReader(json))
        .readObject()
        .forEach(
            (name, value) -> {
              if (value instanceof JsonString text) {
                members.put(name, text.getString());
              }
            });
    return members;
  }
}

package org.remitente.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.remitente.testing.IssuedTokens.Grant;
import org.remitente.testing.ProviderScript.Refusal;

/**
 * The endpoints of a {@link TestIdentityProvider}: those of the library, with what it lacks around
 * them.
 */
final class ProviderRoutes implements Route {

  static final String ISSUER = "provider";

  /** Where somebody says who they are, or no. */
  private static final String PAGE = "src/test/resources/org/remitente/testing/sign-in.html";

  /** Microsoft's answer where a token is wanted for a resource that was not consented to. */
  private static final Refusal NO_CONSENT =
      new Refusal(
          400,
          "invalid_grant",
          "AADSTS65001: The user or administrator has not consented to use the application.");

  private final IssuedTokens tokens;
  private final ProviderScript script;
  private final boolean rotates;
  private final OAuth2Config config;
  private final Route library;

  /**
   * @param rotates whether a refresh token is good once
   */
  ProviderRoutes(IssuedTokens tokens, ProviderScript script, boolean rotates) {
    this.tokens = tokens;
    this.script = script;
    this.rotates = rotates;
    DefaultOAuth2TokenCallback expiry =
        new DefaultOAuth2TokenCallback(ISSUER) {
          @Override
          public long tokenExpiry() {
            return tokens.lifetime().toSeconds();
          }
        };
    config = new OAuth2Config(true, PAGE, null, rotates, new OAuth2TokenProvider(), Set.of(expiry));
    library = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
  }

  OAuth2Config config() {
    return config;
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
    return script
        .authorizing(asked)
        .map(denial -> denied(denial, asked))
        .orElseGet(() -> library.invoke(request));
  }

  private static OAuth2HttpResponse denied(Refusal denial, Map<String, String> asked) {
    String back =
        "%s?error=%s&error_description=%s&state=%s"
            .formatted(
                asked.get("redirect_uri"),
                denial.error(),
                UrlForm.encoded(denial.description()),
                UrlForm.encoded(asked.getOrDefault("state", "")));
    return new OAuth2HttpResponse(Headers.of("Location", back), 302, null, null);
  }

  /** Makes the address that was typed the one of the identity token too. */
  private OAuth2HttpResponse signIn(OAuth2HttpRequest request) {
    String user = UrlForm.read(request.getBody()).getOrDefault("username", "");
    String claims =
        Json.createObjectBuilder()
            .add("email", user)
            .add("preferred_username", user)
            .build()
            .toString();
    String form = "username=" + UrlForm.encoded(user) + "&claims=" + UrlForm.encoded(claims);
    OAuth2HttpResponse back =
        library.invoke(
            new OAuth2HttpRequest(
                request.getHeaders(), request.getMethod(), request.getOriginalUrl(), form));
    String location = back.getHeaders().get("Location");
    if (location != null) {
      String code = UrlForm.read(location.substring(location.indexOf('?') + 1)).get("code");
      tokens.issueCode(code, new Grant(user, script.granted(query(request).get("scope"))));
    }
    return back;
  }

  private OAuth2HttpResponse token(OAuth2HttpRequest request) {
    Map<String, String> asked = UrlForm.read(request.getBody());
    Optional<Refusal> refusal = script.redeeming(asked);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    String refreshToken = asked.get("refresh_token");
    Optional<Grant> grant =
        refreshToken == null
            ? tokens.ofCode(asked.getOrDefault("code", ""))
            : tokens.ofRefreshToken(refreshToken);
    if (grant.isEmpty()) {
      return refused(new Refusal(400, "invalid_grant", "Token has been expired or revoked."));
    } else if (refreshToken != null && !grant.get().covers(asked.get("scope"))) {
      return refused(NO_CONSENT);
    }
    OAuth2HttpResponse answer = redeem(request, refreshToken != null);
    return answer.getStatus() == 200 ? issued(answer, grant.get(), asked) : answer;
  }

  private OAuth2HttpResponse redeem(OAuth2HttpRequest request, boolean refresh) {
    OAuth2HttpResponse answer = library.invoke(request);
    if (refresh && answer.getStatus() == 200) {
      script.refreshed();
    }
    return answer;
  }

  private OAuth2HttpResponse issued(
      OAuth2HttpResponse answer, Grant grant, Map<String, String> asked) {
    JsonObject told = Json.createReader(new StringReader(answer.getBody())).readObject();
    JsonObjectBuilder changed = Json.createObjectBuilder(told);
    boolean refresh = asked.containsKey("refresh_token");
    boolean hides = !refresh && script.hidesRefreshToken();
    if (hides || refresh && !rotates) {
      changed.remove("refresh_token");
    }
    changed.add("scope", grant.of(asked.get("scope")));
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
    tokens.revokeToken(UrlForm.read(request.getBody()).getOrDefault("token", ""));
    return new OAuth2HttpResponse(Headers.of(), 200, "", null);
  }

  private OAuth2HttpResponse introspect(OAuth2HttpRequest request) {
    Optional<Grant> grant =
        tokens.ofAccessToken(UrlForm.read(request.getBody()).getOrDefault("token", ""));
    JsonObjectBuilder answer = Json.createObjectBuilder().add("active", grant.isPresent());
    grant.ifPresent(found -> answer.add("username", found.user()).add("scope", found.scope()));
    return json(200, answer.build());
  }

  private static OAuth2HttpResponse json(int status, JsonObject body) {
    return new OAuth2HttpResponse(
        Headers.of("Content-Type", "application/json"), status, body.toString(), null);
  }

  private static Map<String, String> query(OAuth2HttpRequest request) {
    return UrlForm.read(request.getOriginalUrl().encodedQuery());
  }
}

package org.remitente.testing;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Stands in for the sign-in of Microsoft, Google or anybody else, over HTTP at a free port: a page
 * on which one types an address (field {@code #username}, button {@code #accept}) or says no (link
 * {@code #refuse}), an endpoint for tokens with PKCE and a new refresh token at each refresh, one
 * to revoke them and one at which a mail server asks whether a token is good.
 *
 * <p>What it is told about the next request holds for one request; several calls are used up one by
 * one.
 */
public final class TestIdentityProvider implements AutoCloseable {

  private static final String CLIENT = "client_id=test&redirect_uri=http%3A%2F%2Flocalhost%2Fcb";

  private final IssuedTokens tokens = new IssuedTokens();
  private final ProviderScript script = new ProviderScript();
  private final ProviderRoutes routes;
  private final MockOAuth2Server server;

  private TestIdentityProvider(boolean rotates) {
    routes = new ProviderRoutes(tokens, script, rotates);
    server = new MockOAuth2Server(routes.config(), routes);
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  /** One that lets everybody in, and whose refresh tokens are good once, as Microsoft's. */
  public static TestIdentityProvider start() {
    return new TestIdentityProvider(true);
  }

  /** One that gives no new refresh token at a refresh, and keeps the old one, as Google does. */
  public static TestIdentityProvider startKeepingRefreshTokens() {
    return new TestIdentityProvider(false);
  }

  /**
   * The page on which one signs in: for browsers another site than what is at {@code localhost}.
   */
  public URI authorize() {
    return server
        .url(ProviderRoutes.ISSUER + "/authorize")
        .newBuilder()
        .host("127.0.0.1")
        .build()
        .uri();
  }

  /** Where codes and refresh tokens are redeemed. */
  public URI token() {
    return at("token");
  }

  /** Where tokens are revoked (RFC 7009). */
  public URI revoke() {
    return at("revoke");
  }

  /** Where one asks whether a token is good (RFC 7662). */
  public URI introspect() {
    return at("introspect");
  }

  private URI at(String endpoint) {
    return server.url(ProviderRoutes.ISSUER + "/" + endpoint).uri();
  }

  /** How long access tokens are good that are issued from now on; an hour otherwise. */
  public TestIdentityProvider accessTokensLast(Duration time) {
    tokens.lifetime(time);
    return this;
  }

  /** Grants no more than these scopes from now on, as where boxes were left empty. */
  public TestIdentityProvider granting(String... scopes) {
    script.granting(List.of(scopes));
    return this;
  }

  /** Gives no refresh token to the next who redeems a code. */
  public TestIdentityProvider withoutRefreshTokenNext() {
    script.withoutRefreshTokenNext();
    return this;
  }

  /** Sends the next who wants to sign in back with an error, without a page. */
  public TestIdentityProvider denyNext(String error, String description) {
    script.denyNext(error, description);
    return this;
  }

  /** Refuses the next request for a token. */
  public TestIdentityProvider refuseNext(int status, String error, String description) {
    script.refuseNext(status, error, description);
    return this;
  }

  /** From now on nobody's permission can be renewed: all took it back, for good or until then. */
  public void withdraw() {
    script.withdraw(true);
  }

  /** From now on permissions can be renewed again. */
  public void honour() {
    script.withdraw(false);
  }

  /** Answers each request for a token after this time, so that two of them meet. */
  public TestIdentityProvider answeringAfter(Duration time) {
    script.answerAfter(time);
    return this;
  }

  /** Ends every grant of a user: no token of theirs is good any more. */
  public void revokeAll(String user) {
    tokens.revoke(user);
  }

  /** Ends all access tokens; refresh tokens stay good. */
  public void endAccessTokens() {
    tokens.endAccess();
  }

  /** Whether an access token is good now. */
  public boolean isGood(String accessToken) {
    return tokens.isGood(accessToken);
  }

  /** How many tokens were given back. */
  public int revocations() {
    return tokens.revocations();
  }

  /** How many times a refresh token was redeemed with success. */
  public int refreshes() {
    return script.refreshes();
  }

  /** Every request for a token, by its parameters, oldest first. */
  public List<Map<String, String>> tokenRequests() {
    return script.tokenRequests();
  }

  /** Every authorization that was begun, by its parameters, oldest first. */
  public List<Map<String, String>> authorizations() {
    return script.authorizations();
  }

  /**
   * Tokens for somebody who has signed in, without a browser.
   *
   * @param scopes beside {@code openid}
   */
  public Tokens issue(String user, String... scopes) {
    String scope = UrlForm.encoded("openid " + String.join(" ", scopes));
    OAuth2HttpResponse signedIn =
        post(
            authorize() + "?response_type=code&" + CLIENT + "&scope=" + scope,
            "username=" + UrlForm.encoded(user));
    HttpUrl back = HttpUrl.get(String.valueOf(signedIn.getHeaders().get("Location")));
    OAuth2HttpResponse redeemed =
        post(
            token().toString(),
            "grant_type=authorization_code&"
                + CLIENT
                + "&code="
                + UrlForm.encoded(back.queryParameter("code")));
    return Tokens.of(redeemed.getBody());
  }

  private OAuth2HttpResponse post(String url, String form) {
    Headers headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
    return routes.invoke(new OAuth2HttpRequest(headers, "POST", HttpUrl.get(url), form));
  }

  /** What somebody who signed in has. */
  public record Tokens(String access, String refresh) {

    static Tokens of(String json) {
      Map<String, String> answer = UrlForm.strings(json);
      return new Tokens(answer.get("access_token"), answer.get("refresh_token"));
    }

    /** Both, for whoever looks for them where they must not be. */
    public Stream<String> all() {
      return Stream.of(access, refresh);
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}

package org.remitente.testing;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;

/**
 * Stands in for those at whose page one signs in, each below its own name: whoever is typed in is
 * signed in, and each use of a refresh token gives another one.
 */
public final class IdentityProvider implements AutoCloseable {

  /** Where somebody says who they are, or no. */
  private static final String PAGE = "src/test/resources/org/remitente/testing/sign-in.html";

  private static final String REVOKED =
      "{\"error\": \"invalid_grant\","
          + " \"error_description\": \"AADSTS50173: The provided grant has expired.\"}";

  private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
  private final MockOAuth2Server server =
      new MockOAuth2Server(new OAuth2Config(true, PAGE, null, true), new Withdrawn());

  private IdentityProvider() {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  /** One at a free port. */
  public static IdentityProvider start() {
    return new IdentityProvider();
  }

  /** Where browsers are sent to: for them another site than the product at {@code localhost}. */
  public URI authorizeUrl(String name) {
    return server.authorizationEndpointUrl(name).newBuilder().host("127.0.0.1").build().uri();
  }

  /** Where codes are redeemed. */
  public URI tokenUrl(String name) {
    return server.tokenEndpointUrl(name).uri();
  }

  /** Where permissions are given back. */
  public URI revokeUrl(String name) {
    return server.revocationEndpointUrl(name).uri();
  }

  /** From now on no permission of a provider can be renewed: its owners took them back. */
  public void withdraw(String name) {
    withdrawn.add(name);
  }

  /** From now on they can again. */
  public void honour(String name) {
    withdrawn.remove(name);
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private final class Withdrawn implements Route {

    @Override
    public boolean match(OAuth2HttpRequest request) {
      return withdrawn.stream()
              .anyMatch(name -> request.getUrl().encodedPath().equals("/" + name + "/token"))
          && String.valueOf(request.getBody()).contains("grant_type=refresh_token");
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      return new OAuth2HttpResponse(
          Headers.of("Content-Type", "application/json"), 400, REVOKED, null);
    }
  }
}

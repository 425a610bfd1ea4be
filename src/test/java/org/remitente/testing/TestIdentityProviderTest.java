package org.remitente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.TestIdentityProvider.Tokens;

/** What the tests of the product rely on. */
@Timeout(30)
class TestIdentityProviderTest {

  private static final String USER = "ana@acme.es";

  private final HttpClient browser = HttpClient.newHttpClient();
  private final TestIdentityProvider provider = TestIdentityProvider.start();

  @AfterEach
  void stop() {
    provider.close();
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI url, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return browser.send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> refresh(TestIdentityProvider at, String refreshToken)
      throws IOException, InterruptedException {
    return post(
        at.token(),
        Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", "test"));
  }

  private static String claims(String idToken) {
    return new String(
        Base64.getUrlDecoder().decode(idToken.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  @Test
  void showsAPageAndSendsTheBrowserBackWithACode() throws Exception {
    String asked =
        provider.authorize()
            + "?response_type=code&client_id=c&redirect_uri=http%3A%2F%2Flocalhost%2Fcb&state=s1"
            + "&scope=openid%20mail&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    assertThat(get(asked).body()).contains("name=\"username\"").contains("id=\"accept\"");
    assertThat(provider.authorizations())
        .singleElement()
        .satisfies(each -> assertThat(each).containsEntry("state", "s1"));

    HttpResponse<String> back = post(URI.create(asked), Map.of("username", USER));
    String location = back.headers().firstValue("Location").orElseThrow();
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(location).startsWith("http://localhost/cb?").contains("state=s1");

    String code = location.replaceAll(".*[?&]code=([^&]+).*", "$1");
    Map<String, String> redeeming =
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "client_id", "c",
            "redirect_uri", "http://localhost/cb",
            "code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    Map<String, String> answer = UrlForm.strings(post(provider.token(), redeeming).body());
    assertThat(answer).containsEntry("scope", "openid mail").containsKey("refresh_token");
    assertThat(claims(answer.get("id_token")))
        .contains("\"email\":\"" + USER + "\"")
        .contains("\"preferred_username\":\"" + USER + "\"");
    assertThat(post(provider.token(), redeeming).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesACodeWithoutItsVerifier() throws Exception {
    String asked =
        provider.authorize()
            + "?response_type=code&client_id=c&redirect_uri=http%3A%2F%2Flocalhost%2Fcb&scope=openid"
            + "&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    String code =
        post(URI.create(asked), Map.of("username", USER))
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*[?&]code=([^&]+).*", "$1");

    HttpResponse<String> answer =
        post(
            provider.token(),
            Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "client_id", "c",
                "redirect_uri", "http://localhost/cb",
                "code_verifier", "another-verifier-that-is-long-enough-to-be-one-at-all"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_grant");
  }

  @Test
  void aRefreshTokenIsGoodOnce() throws Exception {
    Tokens first = provider.issue(USER, "mail");

    Tokens second = Tokens.of(refresh(provider, first.refresh()).body());

    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(provider.isGood(second.access())).isTrue();
    HttpResponse<String> again = refresh(provider, first.refresh());
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("invalid_grant");
    assertThat(refresh(provider, second.refresh()).statusCode()).isEqualTo(200);
    assertThat(provider.refreshes()).isEqualTo(2);
  }

  @Test
  void aRefreshTokenStaysGoodWhereItIsKept() throws Exception {
    try (TestIdentityProvider keeping = TestIdentityProvider.startKeepingRefreshTokens()) {
      Tokens first = keeping.issue(USER, "mail");

      assertThat(refresh(keeping, first.refresh()).body()).doesNotContain("refresh_token");
      assertThat(refresh(keeping, first.refresh()).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsGoodOnceItIsRevoked(boolean byTheProduct) throws Exception {
    Tokens tokens = provider.issue(USER, "mail");
    Tokens others = provider.issue("otra@acme.es", "mail");

    if (byTheProduct) {
      assertThat(post(provider.revoke(), Map.of("token", tokens.refresh())).statusCode())
          .isEqualTo(200);
    } else {
      provider.revokeAll(USER);
    }

    assertThat(provider.isGood(tokens.access())).isFalse();
    assertThat(refresh(provider, tokens.refresh()).body())
        .contains("invalid_grant")
        .contains("Token has been expired or revoked.");
    assertThat(provider.isGood(others.access())).isTrue();
    assertThat(refresh(provider, others.refresh()).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsAMailServerWhoseTokenItIs() throws Exception {
    Tokens tokens = provider.issue(USER, "mail");

    assertThat(post(provider.introspect(), Map.of("token", tokens.access())).body())
        .contains("\"active\":true")
        .contains(USER);
    provider.endAccessTokens();
    assertThat(post(provider.introspect(), Map.of("token", tokens.access())).body())
        .isEqualTo("{\"active\":false}");
    assertThat(refresh(provider, tokens.refresh()).statusCode()).isEqualTo(200);
  }

  @Test
  void accessTokensLastAsLongAsIsWanted() throws Exception {
    Tokens ended = provider.accessTokensLast(Duration.ZERO).issue(USER, "mail");
    Tokens good = provider.accessTokensLast(Duration.ofMinutes(5)).issue(USER, "mail");

    assertThat(provider.isGood(ended.access())).isFalse();
    assertThat(provider.isGood(good.access())).isTrue();
    assertThat(refresh(provider, good.refresh()).body())
        .containsPattern("\"expires_in\":(300|29\\d)\\b");
  }

  @Test
  void grantsLessWhereABoxIsLeftEmpty() throws Exception {
    Tokens tokens = provider.granting("openid").issue(USER, "mail");

    assertThat(refresh(provider, tokens.refresh()).body()).contains("\"scope\":\"openid\"");
  }

  @Test
  void refusesWhatItIsToldTo() throws Exception {
    Tokens tokens = provider.issue(USER, "mail");
    provider.refuseNext(503, "temporarily_unavailable", "Later");

    HttpResponse<String> refused = refresh(provider, tokens.refresh());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("temporarily_unavailable").contains("Later");
    assertThat(refresh(provider, tokens.refresh()).statusCode()).isEqualTo(200);
    assertThat(provider.refreshes()).isEqualTo(1);

    provider.denyNext("access_denied", "AADSTS65004: no");
    HttpResponse<String> denied =
        get(provider.authorize() + "?client_id=c&redirect_uri=http%3A%2F%2Flocalhost%2Fcb&state=s");
    assertThat(denied.headers().firstValue("Location"))
        .hasValue(
            "http://localhost/cb?error=access_denied&error_description=AADSTS65004%3A+no&state=s");

    provider.withdraw();
    assertThat(refresh(provider, provider.issue(USER, "mail").refresh()).body())
        .contains("invalid_grant");
    provider.honour();
    assertThat(refresh(provider, provider.issue(USER, "mail").refresh()).statusCode())
        .isEqualTo(200);

    assertThat(provider.withoutRefreshTokenNext().issue(USER, "mail").refresh()).isNull();
    assertThat(provider.issue(USER, "mail").refresh()).isNotNull();
  }
}

package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A browser that somebody signs in with, step by step: it follows nothing by itself. */
final class SigningIn {

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** What the product knows it by. */
  List<String> marks() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(each -> each.getName().startsWith("sign-in-"))
        .map(HttpCookie::getValue)
        .toList();
  }

  /** Opens an address. */
  HttpResponse<String> get(URI address) {
    return send(HttpRequest.newBuilder(address));
  }

  /** Opens the product's link; gives the provider's page. */
  URI setOut(String authorizationUrl) {
    return location(get(URI.create(authorizationUrl)));
  }

  /** Signs in at the provider's page; gives the address at which the product takes one back. */
  URI signIn(URI page, String address) {
    String form = "username=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    return location(
        send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
  }

  /** Comes back to the product; gives where it leads to at the end. */
  URI comeBack(URI callback) {
    return location(get(callback));
  }

  /** Connects an account of a company, all the way; gives the account. */
  JsonObject connect(Api company, String provider, String address) {
    JsonObject wish =
        Json.createObjectBuilder()
            .add("address", address)
            .add("displayName", "Acme SL")
            .add("saveSentCopy", true)
            .add("returnTo", "/preferences")
            .build();
    JsonObject begun =
        company.post("/oauth/" + provider + "/authorizations", wish).with(201).json();
    all(begun.getString("authorizationUrl"), address);
    JsonObject signedIn =
        company.get("/oauth/authorizations/" + begun.getString("id")).with(200).json();
    assertThat(signedIn.getString("state")).as(signedIn.toString()).isEqualTo("done");
    return company.get("/accounts/" + signedIn.getString("account")).with(200).json();
  }

  /** All the way. */
  URI all(String authorizationUrl, String address) {
    return comeBack(signIn(setOut(authorizationUrl), address));
  }

  private static URI location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(302, 303);
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

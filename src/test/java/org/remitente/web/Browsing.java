package org.remitente.web;

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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.remitente.testing.RunningProduct;

/** A browser without a screen: it keeps cookies, follows nothing, and posts whatever it is told. */
final class Browsing {

  private static final String SESSION = "JSESSIONID";
  private static final Pattern VIEW_STATE =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(RunningProduct.uri(path)).GET());
  }

  HttpResponse<String> open(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(RunningProduct.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Presses a button of a form of a page that was opened before. */
  HttpResponse<String> press(
      String page, String viewState, String form, String button, Map<String, String> inputs) {
    Map<String, String> all = new LinkedHashMap<>(inputs);
    all.put(form, form);
    all.put(button, "x");
    if (viewState != null) {
      all.put("jakarta.faces.ViewState", viewState);
    }
    return post(page, all);
  }

  HttpResponse<String> signIn(String username, String password) {
    String page = get("/sign-in").body();
    return press(
        "/sign-in",
        viewState(page),
        "signInForm",
        "enter",
        Map.of("token", token(page), "username", username, "password", password));
  }

  /** The id of the session. */
  String session() {
    return cookies().stream()
        .filter(cookie -> cookie.getName().equals(SESSION))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** Takes a session that somebody else has thought out or begun. */
  void plant(String session) {
    HttpCookie cookie = new HttpCookie(SESSION, session);
    cookie.setPath("/");
    // As the cookies that come from there, of which it is then one.
    cookie.setDomain("localhost.local");
    cookie.setVersion(0);
    cookies.getCookieStore().add(RunningProduct.uri("/"), cookie);
  }

  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  static String first(String pattern, String page) {
    return first(Pattern.compile(pattern), page);
  }

  static String viewState(String page) {
    return first(VIEW_STATE, page);
  }

  static String token(String page) {
    return first(TOKEN, page);
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").map(URI::create).map(URI::getPath).orElse(null);
  }

  private static String first(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + page);
    }
    return found.group(1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

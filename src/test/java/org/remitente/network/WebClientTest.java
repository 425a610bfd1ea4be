package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.testing.NameServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.WebServer;

/** The door to the web, with servers that behave and others that do not. */
@Timeout(20)
class WebClientTest {

  private static final int MAX_BYTES = 1000;
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(400);

  private final NameServer names =
      new NameServer()
          .record("inner.test", "A", "10.0.0.1")
          .record("mixed.test", "A", "127.0.0.1")
          .record("mixed.test", "A", "169.254.169.254");
  private final WebServer server =
      new WebServer(TestAuthority.shared().forNames("acme.test", "www.acme.test", "127.0.0.1"));
  private final WebClient client = client("127.0.0.0/8");

  private WebClient client(String allow) {
    return new WebClient(
        new NetworkGuard(allow, "465"),
        new TlsTrust(TestAuthority.shared().caPem()),
        "127.0.0.1:" + names.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    names.close();
  }

  @Test
  void readsWhatLiesThere() throws Exception {
    server.page("/a", "¡Hola!");

    assertThat(get("https://acme.test:%d/a?b=c")).hasValue("¡Hola!");
    assertThat(get("https://acme.test:%d/nothing")).isEmpty();
    assertThat(server.requests()).containsExactly("acme.test /a?b=c");
  }

  @Test
  void followsAFewRedirects() throws Exception {
    server
        .redirect("/1", "/2")
        .redirect("/2", "https://www.acme.test:" + server.port() + "/3")
        .redirect("/3", "4")
        .page("/4", "fin")
        .redirect("/5", "/5");

    assertThat(get("https://acme.test:%d/1")).hasValue("fin");
    assertThat(server.requests()).contains("acme.test /2", "www.acme.test /3", "www.acme.test /4");
    assertFails("https://acme.test:%d/5", Kind.TOO_MUCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.test:%d/page",
        "https://127.0.0.1:%d/page",
        "https://[::1]:%d/page",
        "https://2130706433:%d/page",
        "https://user:secret@acme.test:%d/page",
        "https://acme.test:22/page",
        "https://inner.test:%d/page",
        "https://mixed.test:%d/page",
        "file:///etc/passwd",
        "https:///page"
      })
  void isLedToNothingThatItMayNotAsk(String elsewhere) {
    server.page("/page", "secreto").redirect("/start", elsewhere.formatted(server.port()));

    assertFails("https://acme.test:%d/start", Kind.FORBIDDEN);
    assertThat(server.requests()).containsExactly("acme.test /start");
  }

  @Test
  void isLedByNothingThatIsNoAddress() {
    server.redirect("/start", "https://a b/");

    assertFails("https://acme.test:%d/start", Kind.FORBIDDEN);
  }

  @Test
  void asksNoPrivateAddress() {
    server.page("/a", "secreto");
    WebClient careful = client("");

    assertThatThrownBy(() -> careful.get(uri("https://acme.test:%d/a"), MAX_BYTES, LONG))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN));
    careful.close();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void asksNobodyWithACertificateOfSomebodyElse() {
    server.page("/a", "");

    assertFails("https://other.test:%d/a", Kind.NAME);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void readsNoMoreThanIsAllowed() throws Exception {
    server.page("/full", "x".repeat(MAX_BYTES)).page("/fuller", "x".repeat(MAX_BYTES + 1));
    server.endless("/endless");

    assertThat(get("https://acme.test:%d/full"))
        .hasValueSatisfying(body -> assertThat(body).hasSize(MAX_BYTES));
    assertFails("https://acme.test:%d/fuller", Kind.TOO_MUCH);
    assertFails("https://acme.test:%d/endless", Kind.TOO_MUCH);
  }

  @Test
  void waitsNoLongerThanIsAllowed() {
    server.silent("/silent");
    names.silent("lost.test");

    long start = System.nanoTime();
    assertFails("https://acme.test:%d/silent", Kind.SILENCE, SHORT);
    assertFails("https://lost.test:%d/", Kind.SILENCE, SHORT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void endsAtOnceWhenItsLineIsCutAndAsksNobodyAfterwards() {
    server.silent("/silent").page("/a", "¡Hola!");
    Lifeline line = new Lifeline();
    WebClient tied = client.tiedTo(line);
    CompletableFuture<Throwable> waiting =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> get(tied, "/silent")));
    await().until(() -> !server.requests().isEmpty());
    assertThat(waiting).isNotDone();

    line.cut();

    assertThat(waiting).succeedsWithin(Duration.ofSeconds(1)).satisfies(WebClientTest::isLost);
    assertThat(catchThrowable(() -> get(tied, "/a"))).satisfies(WebClientTest::isLost);
    assertThat(server.requests()).containsExactly("acme.test /silent");
    assertThatCode(() -> get(client, "/a")).doesNotThrowAnyException();
  }

  private Optional<byte[]> get(WebClient asking, String path) throws NetworkFailure {
    return asking.get(URI.create("https://acme.test:" + server.port() + path), MAX_BYTES, LONG);
  }

  private static void isLost(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.LOST));
  }

  @Test
  void tellsThatNobodyIsThere() {
    int port = server.port();
    server.close();

    assertThatThrownBy(() -> client.get(URI.create("https://acme.test:" + port), MAX_BYTES, LONG))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED));
    assertFails("https://nowhere.example:%d/", Kind.UNKNOWN_HOST);
  }

  private URI uri(String pattern) {
    return URI.create(pattern.formatted(server.port()));
  }

  private Optional<String> get(String pattern) throws NetworkFailure {
    return client
        .get(uri(pattern), MAX_BYTES, LONG)
        .map(body -> new String(body, StandardCharsets.UTF_8));
  }

  private void assertFails(String pattern, Kind kind) {
    assertFails(pattern, kind, LONG);
  }

  private void assertFails(String pattern, Kind kind, Duration atMost) {
    assertThatThrownBy(() -> client.get(uri(pattern), MAX_BYTES, atMost))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}

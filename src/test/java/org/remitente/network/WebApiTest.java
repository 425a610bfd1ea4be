package org.remitente.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.network.NetworkFailure.Kind;
import org.remitente.testing.Ports;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;
import org.remitente.testing.WebServer;

/** The door to APIs, with servers that behave and others that do not. */
@Timeout(20)
class WebApiTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final int MAX_BYTES = 1000;

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private final WebApi web = new WebApi(new TlsTrust(TestAuthority.shared().caPem()));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    web.close();
    server.stop();
  }

  private WebAnswer post(URI address, WebBody body, Duration reply, Duration atMost)
      throws NetworkFailure {
    return web.post(address, Map.of("Authorization", "Bearer abc"), body, MAX_BYTES, reply, atMost);
  }

  private WebAnswer post(URI address) throws NetworkFailure {
    return post(address, text("¿Hola?"), LONG, LONG);
  }

  private static WebBody text(String text) {
    return WebBody.of("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  private void fails(URI address, Kind kind) {
    assertThatThrownBy(() -> post(address))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  @Test
  void saysWhatItIsToldAndReadsTheAnswer() throws Exception {
    server.stubFor(
        WireMock.post("/a?b=c").willReturn(WireMock.aResponse().withStatus(409).withBody("No, ñ")));

    WebAnswer answer = post(at("/a?b=c"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.isSuccess()).isFalse();
    assertThat(answer.text()).isEqualTo("No, ñ");
    assertThat(answer.retryAfter()).isNull();
    assertThat(answer.toString()).doesNotContain("No");
    server.verify(
        1,
        WireMock.postRequestedFor(WireMock.urlEqualTo("/a?b=c"))
            .withHeader("Authorization", WireMock.equalTo("Bearer abc"))
            .withHeader("Content-Type", WireMock.equalTo("text/plain"))
            .withHeader("Content-Length", WireMock.equalTo("7"))
            .withoutHeader("Transfer-Encoding")
            .withRequestBody(WireMock.equalTo("¿Hola?")));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    server.stubFor(
        WireMock.post("/a")
            .willReturn(WireMock.aResponse().withStatus(status).withHeader("Location", "/b")));

    assertThat(post(at("/a")).status()).isEqualTo(status);
    server.verify(0, WireMock.anyRequestedFor(WireMock.urlEqualTo("/b")));
  }

  @Test
  void readsNoMoreThanIsAllowed() throws Exception {
    server.stubFor(
        WireMock.post("/a").willReturn(WireMock.ok("x".repeat(MAX_BYTES) + "y".repeat(5000))));

    assertThat(post(at("/a")).text()).isEqualTo("x".repeat(MAX_BYTES));
  }

  @Test
  void isNotHeldByAnAnswerWithoutAnEnd() throws Exception {
    try (WebServer endless = https(TestAuthority.shared().forLocalhost()).endless("/a")) {
      assertThat(post(URI.create("https://localhost:" + endless.port() + "/a")).body())
          .hasSize(MAX_BYTES);
    }
  }

  @Test
  void waitsNoLongerThanIsAllowedForTheAnswer() {
    server.stubFor(WireMock.post("/a").willReturn(WireMock.ok().withFixedDelay(5000)));
    long start = System.nanoTime();

    assertThatThrownBy(() -> post(at("/a"), text("x"), SHORT, LONG))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.SILENCE));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void waitsNoLongerThanIsAllowedForAnAnswerThatTrickles() {
    server.stubFor(
        WireMock.post("/a")
            .willReturn(WireMock.ok("x".repeat(500)).withChunkedDribbleDelay(100, 15_000)));
    long start = System.nanoTime();

    assertThatThrownBy(() -> post(at("/a"), text("x"), LONG, Duration.ofMillis(900)))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.SILENCE));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void waitsNoLongerThanIsAllowedForAServerThatTakesNothing() throws Exception {
    try (Ports.Held silent = Ports.silentPort()) {
      URI address = URI.create("http://localhost:" + silent.port() + "/a");
      WebBody large = WebBody.of("text/plain", new byte[64 << 20]);
      long start = System.nanoTime();

      assertThatThrownBy(() -> post(address, large, LONG, Duration.ofMillis(900)))
          .isInstanceOfSatisfying(
              NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.SILENCE));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void hearsARefusalThatComesBeforeTheEndOfTheBody() throws Exception {
    try (ServerSocket early = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<Long> taken = CompletableFuture.supplyAsync(() -> refuseAtOnce(early));
      URI address = URI.create("http://127.0.0.1:" + early.getLocalPort() + "/a");

      WebAnswer answer = post(address, new Large(), LONG, LONG);

      assertThat(answer.status()).isEqualTo(413);
      assertThat(taken.get(10, TimeUnit.SECONDS)).isLessThan(Large.LENGTH);
    }
  }

  /** A body that is made while it is written. */
  private static final class Large implements WebBody {
    private static final long LENGTH = 1L << 30;

    @Override
    public String contentType() {
      return "text/plain";
    }

    @Override
    public long length() {
      return LENGTH;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] piece = new byte[1 << 15];
      for (long written = 0; written < LENGTH; written += piece.length) {
        out.write(piece);
      }
    }
  }

  /** How much came after the refusal. */
  private static long refuseAtOnce(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
      socket
          .getOutputStream()
          .write("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
      return drained(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long drained(InputStream in) {
    byte[] piece = new byte[65536];
    long all = 0;
    try {
      for (int n = 0; n >= 0; n = in.read(piece)) {
        all += n;
      }
    } catch (IOException aborted) {
      return all;
    }
    return all;
  }

  @Test
  void breaksTheCallOffWhereTheBodyCannotBeHad() {
    server.stubFor(WireMock.post("/a").willReturn(WireMock.ok()));
    WebBody broken =
        new WebBody() {
          @Override
          public String contentType() {
            return "text/plain";
          }

          @Override
          public long length() {
            return 100;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(new byte[50]);
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(() -> post(at("/a"), broken, LONG, LONG)).isInstanceOf(NetworkFailure.class);
    server.verify(0, WireMock.postRequestedFor(WireMock.urlEqualTo("/a")));
  }

  @Test
  void tellsFaultsOfTheCertificate() throws Exception {
    try (WebServer foreign = https(TestAuthority.shared().byUnknownAuthority("localhost"));
        WebServer other = https(TestAuthority.shared().forNames("other.test"));
        WebServer old = https(TestAuthority.shared().expired("localhost"))) {
      fails(URI.create("https://localhost:" + foreign.port() + "/a"), Kind.UNTRUSTED);
      fails(URI.create("https://localhost:" + other.port() + "/a"), Kind.NAME);
      fails(URI.create("https://localhost:" + old.port() + "/a"), Kind.EXPIRED);
      assertThat(foreign.requests()).isEmpty();
    }
  }

  private static WebServer https(TestCertificate certificate) {
    return new WebServer(certificate);
  }

  @Test
  void tellsTextThatAnswersTls() {
    fails(URI.create("https://localhost:" + server.port() + "/a"), Kind.NOT_TLS);
  }

  @Test
  void tellsThatNobodyIsThere() {
    fails(URI.create("http://localhost:" + Ports.closedPort() + "/a"), Kind.REFUSED);
    fails(URI.create("http://nowhere.invalid/a"), Kind.UNKNOWN_HOST);
    fails(URI.create("ftp://localhost/a"), Kind.UNKNOWN_HOST);
    fails(URI.create("http:///a"), Kind.UNKNOWN_HOST);
  }

  @Test
  void tellsWhenToComeAgain() throws Exception {
    server.stubFor(
        WireMock.post("/a")
            .willReturn(WireMock.aResponse().withStatus(429).withHeader("Retry-After", "7")));

    assertThat(post(at("/a")).retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void neverCallsOnceItsLineIsCut() {
    server.stubFor(WireMock.post("/a").willReturn(WireMock.ok()));
    Lifeline line = new Lifeline();
    WebApi tied = web.tiedTo(line);
    line.cut();

    assertThatThrownBy(() -> tied.post(at("/a"), Map.of(), text("x"), MAX_BYTES, LONG, LONG))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.LOST));
    server.verify(0, WireMock.postRequestedFor(WireMock.urlEqualTo("/a")));
  }
}

package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.ContractDocument;
import org.remitente.testing.ContractDocument.Operation;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RawRequest;
import org.remitente.testing.RunningProduct;

/** Requests that nobody means well: the product refuses them, says nothing of itself, goes on. */
@ProductTest
class HostileRequestsIT {

  /** The same requests in every run. */
  private static final long SEED = 20_261_124;

  private static final int RANDOM_REQUESTS = 200;

  /** Each route meets one of so many mischiefs, each mischief one of so many routes. */
  private static final int SHARE = 8;

  private static final List<String> PAGES =
      List.of(
          "/",
          "/sign-in",
          "/preferences",
          "/people",
          "/password",
          "/push",
          "/preferences-link/x",
          "/openapi",
          "/jakarta.faces.resource/remitente.css.xhtml?ln=remitente",
          "/health",
          "/x");

  /** What no answer may hold: traces, names of classes, and which server this is. */
  private static final Pattern TELLTALE =
      Pattern.compile(
          "\\tat [a-z]|\\.java:\\d|[a-z]Exception\\b|\\borg\\.(remitente|glassfish|apache|jboss|eclipse)\\."
              + "|io\\.undertow|(?i)payara|glassfish|grizzly|wildfly|undertow|jersey|resteasy|mojarra"
              + "|^(server|x-powered-by):",
          Pattern.MULTILINE);

  private static final int SLOW_SENDERS = 300;
  private static final Duration QUICK = Duration.ofSeconds(2);

  private static ContractDocument contract;
  private static Api operator;
  private static Api company;

  @BeforeAll
  static void makeACompany() {
    operator =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
    company = operator.newCompany("Acme");
    contract = EveryRouteIT.served();
  }

  @Test
  void refusesMischiefOnEveryRoute() {
    List<Hostile> hostile = new ArrayList<>();
    List<Mischief> mischiefs = Mischief.all();
    List<RawRequest> routes = routes().toList();
    for (int i = 0; i < routes.size(); i++) {
      RawRequest route = routes.get(i);
      boolean all =
          route.method().equals("POST") && route.target().matches(".*/(messages|sign-in)");
      for (int j = 0; j < mischiefs.size(); j++) {
        if (all || (i + j) % SHARE == 0) {
          hostile.add(Hostile.of(route).with(mischiefs.get(j)));
        }
      }
    }

    assertThat(faults(hostile)).isEmpty();
    assertThat(company.get("/accounts").status()).isEqualTo(200);
  }

  @Test
  void refusesRandomMischiefInAnyCombination() {
    Random random = new Random(SEED);
    List<RawRequest> routes = routes().toList();
    List<Mischief> mischiefs = Mischief.all();
    List<Hostile> hostile = new ArrayList<>();
    for (int i = 0; i < RANDOM_REQUESTS; i++) {
      Hostile request = Hostile.of(routes.get(random.nextInt(routes.size())));
      for (int each = 0; each < 3; each++) {
        request = request.with(mischiefs.get(random.nextInt(mischiefs.size())));
      }
      hostile.add(request);
    }

    assertThat(faults(hostile)).as("seed %d", SEED).isEmpty();
    assertThat(company.get("/accounts").status()).isEqualTo(200);
  }

  /** A request, and what is wrong with it. */
  private record Hostile(String name, RawRequest request) {

    static Hostile of(RawRequest route) {
      return new Hostile(route.method() + " " + route.target(), route);
    }

    Hostile with(Mischief mischief) {
      return new Hostile(name + ", " + mischief, mischief.change().apply(request));
    }

    Optional<String> fault() {
      try {
        RawRequest.Answer answer = request.send();
        return isSound(answer) ? Optional.empty() : Optional.of(name + ": " + answer.text());
      } catch (SocketTimeoutException unanswered) {
        return Optional.of(name + " was neither answered nor left");
      } catch (IOException e) {
        return Optional.of(name + ": " + e);
      }
    }

    /** What reached REST, as headers of the product tell, is refused with a problem or no word. */
    private boolean isSound(RawRequest.Answer answer) {
      boolean refusedByRest =
          answer.status() >= 400
              && request.target().startsWith("/api/v1/")
              && answer.text().contains("X-Frame-Options");
      return answer.status() < 500
          && !TELLTALE.matcher(answer.text()).find()
          && (!refusedByRest
              || answer.text().contains("application/problem+json")
              || answer.text().endsWith("\r\n\r\n"));
    }
  }

  private static List<String> faults(List<Hostile> hostile) {
    return hostile.parallelStream().flatMap(each -> each.fault().stream()).toList();
  }

  private static Stream<RawRequest> routes() {
    Stream<RawRequest> operations = contract.operations().stream().map(HostileRequestsIT::route);
    Stream<RawRequest> pages =
        PAGES.stream()
            .flatMap(page -> Stream.of(new RawRequest("GET", page), new RawRequest("POST", page)));
    return Stream.concat(operations, pages);
  }

  private static RawRequest route(Operation operation) {
    boolean operators = contract.keys(operation).contains("operator");
    String key = operators ? operator.key() : company.key();
    return new RawRequest(
            operation.method(), "/api/v1" + operation.path().replaceAll("\\{\\w+}", "x"))
        .with("Authorization: Bearer " + key);
  }

  @Test
  void answersOthersWhileSomeSendSlowlyAndRefusesThose() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      List<String> beginnings = beginnings();
      for (int i = 0; i < SLOW_SENDERS; i++) {
        Socket socket = RawRequest.connect();
        socket
            .getOutputStream()
            .write(beginnings.get(i % beginnings.size()).getBytes(StandardCharsets.ISO_8859_1));
        slow.add(socket);
      }

      assertThat(quick()).as("answers in time, of 40").isGreaterThanOrEqualTo(38);

      await("every slow sender is refused")
          .atMost(Duration.ofSeconds(25))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> slow.stream().filter(each -> !isRefusedWhileDripping(each)).count() == 0);
      assertThat(quick()).as("answers in time, of 40").isEqualTo(40);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /**
   * Halves of requests: with a key and without, to REST and to a page, in one piece and chunked.
   */
  private static List<String> beginnings() {
    String host = " HTTP/1.1\r\nHost: localhost\r\n";
    String json = "Content-Type: application/json\r\n";
    String key = "Authorization: Bearer " + company.key() + "\r\n";
    String half = "Content-Length: 100000\r\n\r\n{";
    return List.of(
        "POST /api/v1/accounts" + host + json + key + half,
        "POST /api/v1/messages" + host + json + half,
        "POST /api/v1/accounts" + host + json + key + "Transfer-Encoding: chunked\r\n\r\nffff\r\n{",
        "POST /sign-in" + host + "Content-Type: application/x-www-form-urlencoded\r\n" + half);
  }

  private static long quick() {
    return Stream.generate(() -> Stream.of("/accounts", "/providers?limit=1", "/messages"))
        .limit(14)
        .flatMap(paths -> paths)
        .limit(40)
        .filter(HostileRequestsIT::isQuick)
        .count();
  }

  private static boolean isQuick(String path) {
    long begun = System.nanoTime();
    RawRequest get =
        new RawRequest("GET", "/api/v1" + path).with("Authorization: Bearer " + company.key());
    try {
      return get.send().status() == 200 && System.nanoTime() - begun < QUICK.toNanos();
    } catch (IOException unanswered) {
      return false;
    }
  }

  /** Sends one more byte, and looks whether an answer is there, or the connection closed. */
  private static boolean isRefusedWhileDripping(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
      return socket.getInputStream().available() > 0;
    } catch (IOException left) {
      return true;
    }
  }
}

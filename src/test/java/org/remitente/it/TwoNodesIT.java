package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.it.TwoNodes.CUSTOMER;
import static org.remitente.it.TwoNodes.SENDER;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.ApiMessage;
import org.remitente.testing.NeedsChromium;
import org.remitente.testing.NeedsRealServers;

/**
 * Mailboxes of Microsoft that may send by Graph and by SMTP: which way a message takes, and one
 * token for all nodes.
 */
@NeedsRealServers
class TwoNodesIT {

  private static final String OUTLOOK = "outlook";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long GRAPHS_LIMIT = 3_145_728;
  private static final Map<String, byte[]> LARGE = Map.of("plano.pdf", Letter.pdf(2_500_000));

  @TempDir private static Path data;

  private static TwoNodes nodes;

  private final Api bySmtp = nodes.newCompany();
  private final Api byGraph = nodes.atGraphFirst(bySmtp);
  private final SigningIn browser = new SigningIn();

  @BeforeAll
  static void start() {
    nodes = new TwoNodes(data);
    nodes.start();
  }

  @AfterAll
  static void stop() {
    if (nodes != null) {
      nodes.close();
    }
  }

  @AfterEach
  void putRight() {
    nodes.graph.acceptingTokens(token -> true);
    nodes.identities.answeringAfter(Duration.ZERO);
  }

  private static List<ApiMessage> takenByGraph(String words) {
    return nodes.graph.messages().stream().filter(each -> each.text().contains(words)).toList();
  }

  private static Sent send(Api company, String subject) {
    Letter letter = Letter.to(CUSTOMER).with("subject", subject);
    return Sent.of(company, company.post("/messages", letter.json()));
  }

  private void assertSwitched() {
    JsonArray accounts = bySmtp.get("/accounts").with(200).json().getJsonArray("items");
    assertThat(accounts).hasSize(1);
    JsonObject account = accounts.getJsonObject(0);
    assertThat(account.getJsonArray("warnings").getValuesAs(JsonObject.class))
        .extracting(each -> each.getString("code"))
        .containsExactly("outlet-switched");
    assertThat(account.getString("sentCopy")).isEqualTo("provider-saves");
    assertThat(account.isNull("sentFolder")).isTrue();
    assertThat(account.getJsonNumber("sizeLimit").longValue()).isEqualTo(GRAPHS_LIMIT);
    assertThat(account.getString("health")).isEqualTo("ok");
  }

  @Test
  void takesGraphFromTheDeliveryOnAtWhichSmtpIsFoundSwitchedOff() {
    JsonObject account = browser.connect(bySmtp, OUTLOOK, SENDER);
    assertThat(account.getString("sentCopy")).isEqualTo("append");
    assertThat(account.getJsonArray("warnings")).isEmpty();
    send(bySmtp, "Por SMTP").awaitState("sent", SOON).awaitCopy("saved", SOON);
    assertThat(takenByGraph("Por SMTP")).isEmpty();

    nodes.mail.whileSwitchedOff(
        smtp -> {
          Sent switching = send(bySmtp, "Por otro camino").awaitState("sent", SOON);

          assertThat(smtp.received()).anyMatch(line -> line.startsWith("AUTH"));
          assertThat(switching.sentCopy()).isEqualTo("provider");
          assertThat(switching.now().getJsonArray("attempts")).hasSize(1);
          assertThat(takenByGraph(switching.messageId())).hasSize(1);
          assertSwitched();
          assertThat(nodes.logged().lines())
              .filteredOn(line -> line.contains(account.getString("id")))
              .anyMatch(line -> line.contains("sends by Graph from now on"));

          int connections = smtp.connections();
          Sent next = send(byGraph, "Siempre por Graph").awaitState("sent", SOON);
          assertThat(takenByGraph(next.messageId())).hasSize(1);
          assertThat(smtp.connections()).as("nobody asks SMTP any more").isEqualTo(connections);
        });
    assertThat(nodes.mail.messages(CUSTOMER, "INBOX", "Por otro camino")).isEmpty();
    assertThat(nodes.mail.messages(SENDER, "Sent", "Por otro camino"))
        .as("Graph keeps it")
        .isEmpty();
  }

  @Test
  @NeedsChromium
  void tellsOnThePageThatTheVerificationFoundSmtpSwitchedOffAndTookGraph() {
    JsonObject visitor = Json.createObjectBuilder().add("user", "facturas").build();
    String link = bySmtp.post("/preferences-links", visitor).with(201).json().getString("url");
    try (BrowserContext context = PageInspection.newContext()) {
      Page page = context.newPage();
      page.navigate(link);
      nodes.mail.whileSwitchedOff(
          smtp -> {
            connect(page);
            assertThat(smtp.received()).anyMatch(line -> line.startsWith("AUTH"));
            assertSwitched();
            Sent sent = send(bySmtp, "Tras la comprobación").awaitState("sent", SOON);
            assertThat(takenByGraph(sent.messageId())).hasSize(1);
          });
    }
  }

  private static void connect(Page page) {
    page.check("#choice-outlook");
    page.fill("#address", SENDER);
    page.click("#connect-outlook");
    page.fill("[name=username]", SENDER);
    page.click("#accept");

    assertThat(page.locator("#success")).containsText("conectada con Microsoft");
    assertThat(page.locator("article.account .banner.caution"))
        .containsText("Microsoft tiene desactivado el envío por SMTP en este buzón");
    PageInspection.in("es").look(page, "connected-outlet-switched");
  }

  @Test
  void sendsBySmtpWhatIsTooLargeForGraphWhereThatWasAllowedToo() {
    JsonObject account = browser.connect(byGraph, OUTLOOK, SENDER);
    assertThat(account.getString("sentCopy")).isEqualTo("provider-saves");
    assertThat(account.getJsonNumber("sizeLimit").longValue()).isGreaterThan(30_000_000);

    Sent small = send(byGraph, "Cabe por Graph");
    Letter letter = Letter.to(CUSTOMER).with("subject", "No cabe por Graph");
    Sent large = Sent.of(byGraph, byGraph.postForm("/messages", letter.json(), LARGE));

    small.awaitState("sent", SOON);
    large.awaitState("sent", SOON);
    assertThat(takenByGraph(small.messageId())).hasSize(1);
    assertThat(takenByGraph(large.messageId())).isEmpty();
    assertThat(nodes.mail.arrived(CUSTOMER, large.messageId())).contains("plano.pdf");
    assertThat(nodes.mail.messages(CUSTOMER, "INBOX", small.messageId())).isEmpty();
  }

  @Test
  void refusesBeforeItIsQueuedWhatIsTooLargeWhereOnlyGraphWasAllowed() {
    nodes.allowingGraphOnly(
        () -> {
          JsonObject account = browser.connect(byGraph, OUTLOOK, SENDER);
          assertThat(account.getJsonNumber("sizeLimit").longValue()).isEqualTo(GRAPHS_LIMIT);
        });

    JsonObject problem =
        byGraph.postForm("/messages", Letter.to(CUSTOMER).json(), LARGE).with(413).json();

    assertThat(problem.getString("detail")).contains(Long.toString(GRAPHS_LIMIT));
    assertThat(byGraph.get("/messages").with(200).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void renewsATokenOnceThatBothNodesNeedAtTheSameMoment() {
    String check = "/accounts/" + browser.connect(byGraph, OUTLOOK, SENDER).getString("id");
    byGraph.post(check + "/verifications").with(200);
    int before = nodes.identities.tokenRequests().size();
    Set<String> refused = ConcurrentHashMap.newKeySet();
    CyclicBarrier both = new CyclicBarrier(2);
    nodes.identities.endAccessTokens();
    nodes.identities.answeringAfter(Duration.ofSeconds(1));
    nodes.graph.acceptingTokens(
        token -> {
          boolean good = nodes.identities.isGood(token);
          if (!good) {
            refused.add(token);
            meet(both);
          }
          return good;
        });

    List<String> verdicts =
        List.of(bySmtp, byGraph).stream()
            .map(node -> CompletableFuture.supplyAsync(() -> node.post(check + "/verifications")))
            .toList()
            .stream()
            .map(answer -> answer.join().with(200).json().getString("state"))
            .toList();

    assertThat(verdicts).containsExactly("passed", "passed");
    assertThat(both.isBroken()).as("both came with the old token").isFalse();
    assertThat(refused).hasSize(1);
    assertThat(nodes.identities.tokenRequests().stream().skip(before))
        .extracting(asked -> asked.get("scope"))
        .as("one for Graph, and one to ask SMTP what it takes")
        .doesNotHaveDuplicates()
        .filteredOn(scope -> scope.contains("graph.microsoft.com"))
        .hasSize(1);
  }

  /** Waits until both nodes are here. */
  private static void meet(CyclicBarrier both) {
    try {
      both.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      // The barrier is broken then, which fails the test.
    }
  }
}

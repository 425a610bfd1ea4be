package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.TOKEN;
import static org.remitente.mail.TestServers.envelope;
import static org.remitente.mail.TestServers.message;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.SubmissionReceipt.RecipientState;
import org.remitente.network.Lifeline;
import org.remitente.security.Secret;
import org.remitente.testing.GmailStandIn;
import org.remitente.testing.GraphStandIn;
import org.remitente.testing.MailApiStandIn;
import org.remitente.testing.Ports;

/** Submission through the mail APIs, against stand-ins with their documented answers. */
@Timeout(30)
class ApiTransportTest {

  /** Which of the two. */
  enum Api {
    GRAPH,
    GMAIL
  }

  private static final String CUSTOMER = "cliente@example.com";

  private final GraphStandIn graph = GraphStandIn.start();
  private final GmailStandIn gmail = GmailStandIn.start();

  @AfterEach
  void stop() {
    graph.close();
    gmail.close();
  }

  private MailApiStandIn<?> server(Api api) {
    return api == Api.GRAPH ? graph : gmail;
  }

  private ApiEndpoint endpoint(Api api) {
    return api == Api.GRAPH
        ? new ApiEndpoint(Service.GRAPH, graph.url())
        : new ApiEndpoint(Service.GMAIL, gmail.url());
  }

  private MailTransport transport(Api api) {
    return TestServers.servers().api(endpoint(api), Secret.of(TOKEN), PATIENCE);
  }

  private static MailTransport.Connection connected(MailTransport transport) {
    return connected(transport, StageListener.NONE);
  }

  private static MailTransport.Connection connected(MailTransport transport, StageListener stages) {
    try {
      return transport.connect(stages);
    } catch (MailFailureException e) {
      throw new AssertionError(e);
    }
  }

  private SubmissionReceipt submit(Api api, MessageContent content) {
    return connected(transport(api))
        .submit(envelope(CUSTOMER, "otro@example.com"), content, HandOver.UNMARKED);
  }

  private SubmissionReceipt submit(Api api) {
    return submit(api, message("Hola"));
  }

  private static MessageContent bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 ^ i >> 8);
    }
    return MessageContent.of(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "GRAPH, 0",
    "GRAPH, 1",
    "GRAPH, 2",
    "GRAPH, 3",
    "GRAPH, 100001",
    "GRAPH, 3145728",
    "GMAIL, 0",
    "GMAIL, 1",
    "GMAIL, 2",
    "GMAIL, 5000000",
    "GMAIL, 5000001",
    "GMAIL, 36700160"
  })
  void handsOverExactlyTheBytesItWasGiven(Api api, int size) throws Exception {
    MessageContent content = bytes(size);

    SubmissionReceipt receipt = submit(api, content);

    assertThat(receipt.failure()).isNull();
    assertThat(receipt.handedOver()).isTrue();
    assertThat(receipt.recipients())
        .hasSize(2)
        .allMatch(each -> each.state() == RecipientState.ACCEPTED);
    assertThat(server(api).messages())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.token()).isEqualTo(TOKEN);
              assertThat(Arrays.equals(taken.content(), bytesOf(content))).isTrue();
            });
  }

  private static byte[] bytesOf(MessageContent content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"GRAPH, 3145729, 3145728", "GMAIL, 36700161, 36700160"})
  void refusesWhatIsTooLargeBeforeAnythingIsSent(Api api, int size, String limit) {
    MailTransport.Connection connection = connected(transport(api));

    SubmissionReceipt receipt =
        connection.submit(envelope(CUSTOMER), bytes(size), HandOver.UNMARKED);

    assertThat(connection.facts().sizeLimit()).isEqualTo(Long.valueOf(limit));
    assertThat(receipt.failure().kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(receipt.failure().facts()).containsEntry("limit", limit);
    assertThat(receipt.handedOver()).isFalse();
    assertThat(connection.usable()).isTrue();
    assertThat(server(api).requests()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void saysNothingOnTheWireUntilThereIsAMessage(Api api) throws Exception {
    try (MailTransport.Connection connection = connected(transport(api))) {
      assertThat(connection.usable()).isTrue();
    }
    assertThat(server(api).requests()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void tellsTheStagesInTheirOrder(Api api) {
    TestServers.Heard heard = new TestServers.Heard();

    connected(transport(api), heard).submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

    assertThat(heard.stages)
        .containsExactly(
            "connect>",
            "connect",
            "login>",
            "login",
            "sender>",
            "sender",
            "recipient>",
            "recipient",
            "data>",
            "data");
  }

  @Test
  void tellsTheStagesThatWereFineBeforeTheRefusedOne() {
    TestServers.Heard heard = new TestServers.Heard();
    graph.refuseNext(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");

    connected(transport(Api.GRAPH), heard)
        .submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

    assertThat(heard.stages)
        .containsExactly(
            "connect>", "connect", "login>", "login", "sender>", "sender", "recipient>");
  }

  @ParameterizedTest
  @CsvSource({
    "GRAPH, 401, InvalidAuthenticationToken, Access token has expired, LOGIN",
    "GRAPH, 403, ErrorAccessDenied, Access is denied. Check credentials, LOGIN",
    "GRAPH, 404, MailboxNotEnabledForRESTAPI, The mailbox is on-premise, LOGIN",
    "GRAPH, 403, ErrorSendAsDenied, The user account does not have the right, SENDER",
    "GRAPH, 403, ErrorMessageSubmissionBlocked, Cannot send mail, SENDER",
    "GRAPH, 403, ErrorExceededMessageLimit, Cannot send mail, SENDER",
    "GRAPH, 400, ErrorInvalidRecipients, At least one recipient isn't valid, RECIPIENT",
    "GRAPH, 400, ErrorMimeContentInvalidBase64String, Invalid base64 string, DATA",
    "GRAPH, 403, ErrorQuotaExceeded, The mailbox has exceeded its quota, DATA",
    "GRAPH, 413, RequestEntityTooLarge, Too large, DATA",
    "GRAPH, 429, ApplicationThrottled, MailboxConcurrency limit, DATA",
    "GRAPH, 500, ErrorInternalServerError, An internal server error occurred, DATA",
    "GRAPH, 503, serviceNotAvailable, The service is unavailable, DATA",
    "GMAIL, 401, authError, Invalid Credentials, LOGIN",
    "GMAIL, 403, insufficientPermissions, Request had insufficient scopes, LOGIN",
    "GMAIL, 403, accessNotConfigured, Gmail API has not been used, LOGIN",
    "GMAIL, 403, domainPolicy, The domain administrators have disabled it, LOGIN",
    "GMAIL, 400, failedPrecondition, Mail service not enabled, LOGIN",
    "GMAIL, 403, userRateLimitExceeded, User Rate Limit Exceeded, SENDER",
    "GMAIL, 403, dailyLimitExceeded, Daily Limit Exceeded, SENDER",
    "GMAIL, 403, rateLimitExceeded, Rate Limit Exceeded, SENDER",
    "GMAIL, 400, invalidArgument, Invalid From header, SENDER",
    "GMAIL, 400, invalidArgument, Invalid To header, RECIPIENT",
    "GMAIL, 400, invalidArgument, Recipient address required, RECIPIENT",
    "GMAIL, 400, invalidArgument, payload message string required, DATA",
    "GMAIL, 413, uploadTooLarge, Request is too large, DATA",
    "GMAIL, 503, backendError, Backend Error, DATA"
  })
  void tellsARefusalInTheApisWordsAtItsStage(
      Api api, int status, String code, String words, Stage stage) {
    server(api).refuseNext(status, code, words);
    MailTransport.Connection connection = connected(transport(api));

    SubmissionReceipt receipt =
        connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

    assertThat(receipt.failure().service()).isEqualTo(endpoint(api).service());
    assertThat(receipt.failure().stage()).isEqualTo(stage);
    assertThat(receipt.failure().kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(receipt.failure().serverReply())
        .isEqualTo(new ServerReply(status, code, status + " " + code + " " + words));
    assertThat(receipt.failure().facts()).containsEntry("credential", "token");
    assertThat(receipt.inDoubt()).isFalse();
    assertThat(receipt.recipients().get(0).state()).isEqualTo(RecipientState.NOT_ACCEPTED);
    assertThat(connection.usable()).isEqualTo(stage != Stage.LOGIN);
    assertThat(server(api).messages()).isEmpty();
  }

  @Test
  void readsGooglesNewerErrorsToo() {
    gmail.answerNext(
        WireMock.aResponse()
            .withStatus(403)
            .withBody(
                "{\"error\":{\"code\":403,\"message\":\"No.\",\"status\":\"PERMISSION_DENIED\","
                    + "\"details\":[{\"reason\":\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"}]}}"));

    assertThat(submit(Api.GMAIL).failure().serverReply().enhancedCode())
        .isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "No.",
        "<html>",
        "{",
        "{\"error\":",
        "{\"error\":[]}",
        "{\"error\":{\"code\":7}}"
      })
  void readsAnAnswerThatIsNotWhatIsDocumented(String body) {
    graph.answerNext(WireMock.aResponse().withStatus(403).withBody(body));

    MailFailure failure = submit(Api.GRAPH).failure();

    assertThat(failure.stage()).isEqualTo(Stage.LOGIN);
    assertThat(failure.serverReply()).isEqualTo(new ServerReply(403, "", "403"));
  }

  @Test
  void survivesAnAnswerThatIsNestedWithoutEnd() {
    graph.answerNext(
        WireMock.aResponse().withStatus(403).withBody("{\"error\":" + "[".repeat(1_000_000)));

    assertThat(submit(Api.GRAPH).failure().serverReply().code()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "0, 0", "99999999, 86400", "soon,", "-1,"})
  void tellsWhenToComeAgain(String retryAfter, String seconds) {
    graph.refuseNext(429, "ApplicationThrottled", "Slow down", retryAfter);

    assertThat(submit(Api.GRAPH).failure().facts().get("retryAfter")).isEqualTo(seconds);
  }

  @Test
  void tellsWhenToComeAgainByADateOnTheServersOwnClock() {
    graph.answerNext(
        WireMock.aResponse()
            .withStatus(503)
            .withHeader("Date", "Thu, 26 Nov 2026 10:00:00 GMT")
            .withHeader("Retry-After", "Thu, 26 Nov 2026 10:02:30 GMT"));

    assertThat(submit(Api.GRAPH).failure().facts()).containsEntry("retryAfter", "150");
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void isInDoubtWhereAGatewayAnswers(int status) {
    graph.refuseNext(status, "BadGateway", "Nobody there");

    SubmissionReceipt receipt = submit(Api.GRAPH);

    assertThat(receipt.inDoubt()).isTrue();
    assertThat(receipt.failure().stage()).isEqualTo(Stage.DATA);
    assertThat(receipt.failure().kind()).isEqualTo(FailureKind.CONNECTION_LOST);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
  void isInDoubtWhereTheConnectionIsLostOverTheAnswer(Fault fault) {
    gmail.answerNext(WireMock.aResponse().withFault(fault));
    MailTransport.Connection connection = connected(transport(Api.GMAIL));

    SubmissionReceipt receipt =
        connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

    assertThat(receipt.inDoubt()).isTrue();
    assertThat(receipt.failure().stage()).isEqualTo(Stage.DATA);
    assertThat(connection.usable()).isFalse();
    assertThat(gmail.requests()).isEqualTo(1);
  }

  @Test
  void isInDoubtWhereNoAnswerComesInTime() {
    graph.takeNextAfter(Duration.ofSeconds(3));
    Patience impatient =
        new Patience(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofSeconds(20));

    SubmissionReceipt receipt =
        connected(TestServers.servers().api(endpoint(Api.GRAPH), Secret.of(TOKEN), impatient))
            .submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

    assertThat(receipt.failure().kind()).isEqualTo(FailureKind.SILENCE);
    assertThat(receipt.inDoubt()).isTrue();
  }

  @Test
  void followsNoRedirect() {
    graph.answerNext(
        WireMock.aResponse().withStatus(307).withHeader("Location", gmail.url().toString()));

    SubmissionReceipt receipt = submit(Api.GRAPH);

    assertThat(receipt.failure().serverReply().code()).isEqualTo(307);
    assertThat(gmail.requests()).isZero();
  }

  @Test
  void tellsThatNobodyIsThere() {
    ApiEndpoint nobody =
        new ApiEndpoint(
            Service.GRAPH, URI.create("http://localhost:" + Ports.closedPort() + "/v1.0/"));
    boolean[] marked = new boolean[1];

    SubmissionReceipt receipt =
        connected(TestServers.servers().api(nobody, Secret.of(TOKEN), PATIENCE))
            .submit(envelope(CUSTOMER), message("1"), () -> marked[0] = true);

    assertThat(receipt.failure().stage()).isEqualTo(Stage.CONNECT);
    assertThat(receipt.failure().kind()).isEqualTo(FailureKind.CONNECTION_REFUSED);
    assertThat(receipt.handedOver()).isFalse();
    assertThat(marked[0]).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void handsNothingOverWhereTheMarkCannotBeSet(Api api) {
    MailTransport.Connection connection = connected(transport(api));

    SubmissionReceipt receipt =
        connection.submit(
            envelope(CUSTOMER),
            message("1"),
            () -> {
              throw new IOException("no database");
            });

    assertThat(receipt.failure().kind()).isEqualTo(FailureKind.INTERNAL);
    assertThat(receipt.handedOver()).isFalse();
    assertThat(connection.usable()).isFalse();
    assertThat(server(api).messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void handsNothingOverWhereTheContentCannotBeRead(boolean checked) {
    MessageContent broken =
        new MessageContent() {
          @Override
          public long size() {
            return 100_000;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(new byte[50_000]);
            if (checked) {
              throw new IOException("no database");
            }
            throw new IllegalStateException("no database");
          }
        };

    SubmissionReceipt receipt = submit(Api.GRAPH, broken);

    assertThat(receipt.failure().kind()).isEqualTo(FailureKind.INTERNAL);
    assertThat(receipt.failure().stage()).isEqualTo(Stage.DATA);
    assertThat(receipt.handedOver()).isFalse();
    assertThat(graph.messages()).isEmpty();
  }

  @Test
  void setsTheMarkBeforeTheFirstByteOfTheMessage() {
    boolean[] marked = new boolean[1];
    boolean[] markedBefore = new boolean[1];
    MessageContent watching =
        new MessageContent() {
          @Override
          public long size() {
            return 1;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            markedBefore[0] = marked[0];
            out.write('x');
          }
        };

    connected(transport(Api.GRAPH)).submit(envelope(CUSTOMER), watching, () -> marked[0] = true);

    assertThat(markedBefore[0]).isTrue();
  }

  @Test
  void hidesATokenThatTheApiRepeats() {
    graph.refuseNext(401, "InvalidAuthenticationToken", "The token " + TOKEN + " is no good");

    MailFailure failure = submit(Api.GRAPH).failure();

    assertThat(failure.toString()).doesNotContain(TOKEN.substring(0, 12));
    assertThat(failure.serverReply().text()).endsWith("The token ••• is no good");
  }

  @Test
  void boundsWhatTheApiSays() {
    graph.refuseNext(400, "E".repeat(9000), "x".repeat(9000));

    ServerReply reply = submit(Api.GRAPH).failure().serverReply();

    assertThat(reply.text()).hasSize(ServerReply.MAX_LENGTH);
    assertThat(reply.enhancedCode().length()).isLessThanOrEqualTo(ServerReply.MAX_LENGTH);
  }

  @Test
  void endsWhenItsLineIsCut() throws Exception {
    graph.takeNextAfter(Duration.ofSeconds(20));
    Lifeline line = new Lifeline();
    CountDownLatch begun = new CountDownLatch(1);
    MailTransport tied =
        TestServers.servers().tiedTo(line).api(endpoint(Api.GRAPH), Secret.of(TOKEN), PATIENCE);
    CompletableFuture<SubmissionReceipt> receipt =
        CompletableFuture.supplyAsync(
            () -> connected(tied).submit(envelope(CUSTOMER), message("1"), begun::countDown));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    line.cut();

    assertThat(receipt.get(5, TimeUnit.SECONDS).inDoubt()).isTrue();
    assertThat(
            connected(tied)
                .submit(envelope(CUSTOMER), message("2"), HandOver.UNMARKED)
                .handedOver())
        .isFalse();
  }

  @Test
  void servesOneMessageAfterTheOther() {
    MailTransport.Connection connection = connected(transport(Api.GMAIL));
    gmail.refuseNext(400, "invalidArgument", "Invalid To header");

    for (int i = 0; i < 4; i++) {
      connection.submit(envelope(CUSTOMER), message("n" + i), HandOver.UNMARKED);
    }

    assertThat(connection.usable()).isTrue();
    assertThat(gmail.messages()).hasSize(3);
  }

  @Test
  void isUsableNoMoreOnceTheTokenIsRefused() {
    graph.acceptingTokens(token -> false);
    MailTransport.Connection connection = connected(transport(Api.GRAPH));

    SubmissionReceipt receipt =
        connection.submit(envelope(CUSTOMER), message("1"), HandOver.UNMARKED);

    assertThat(receipt.failure().stage()).isEqualTo(Stage.LOGIN);
    assertThat(connection.usable()).isFalse();
  }
}

package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.Behaviour;
import org.remitente.testing.ScriptedSmtpServer;

/**
 * The product is killed once, with three messages each at another point of its way, and started
 * again over the same data.
 */
class CrashIT {

  /** Beyond the lease of the work that the killed node held. */
  private static final Duration AFTER_A_CRASH = Duration.ofSeconds(90);

  @TempDir private static Path data;

  private static SendingProduct acme;
  private static Way accepted;
  private static Way underWay;
  private static Way handedOver;

  /** One account with its server, and the message on its way by them that the kill interrupts. */
  private static final class Way {

    private final ScriptedSmtpServer smtp = SendingProduct.server();
    private final String account = acme.addAccount(smtp);
    private final Sent interrupted;

    /**
     * @param point of the dialogue beyond which the message does not come until the kill
     */
    private Way(String point, Behaviour behaviour) {
      smtp.on(point, behaviour);
      interrupted = send();
    }

    private Sent send() {
      return acme.send(Letter.to(SendingProduct.CUSTOMER).with("account", account));
    }

    private long handedOver() {
      return SendingProduct.handedOver(smtp, interrupted);
    }

    private void assertOthersAreSentAndThisIsNotSentAgain(String state) {
      send().awaitState("sent", AFTER_A_CRASH);
      assertThat(interrupted.state()).isEqualTo(state);
      assertThat(handedOver()).isEqualTo(1);
    }
  }

  @BeforeAll
  static void killTheProductAndStartItAgain() {
    acme = new SendingProduct(data, Map.of());
    accepted = new Way("CONNECT", Behaviour.fallingSilent());
    underWay = new Way("DATA", Behaviour.fallingSilent());
    handedOver = new Way("END", Behaviour.doingItSilently());
    await().atMost(AFTER_A_CRASH).until(() -> hasReachedContent(underWay.smtp));
    await().atMost(AFTER_A_CRASH).until(() -> handedOver.handedOver() == 1);

    acme.process().kill();

    accepted.smtp.on("CONNECT", Behaviour.usual());
    underWay.smtp.on("DATA", Behaviour.usual());
    handedOver.smtp.on("END", Behaviour.usual());
    acme.process().start();
  }

  /** The first DATA was the verification's. */
  private static boolean hasReachedContent(ScriptedSmtpServer smtp) {
    return smtp.received().stream().filter("DATA"::equals).count() > 1;
  }

  @AfterAll
  static void stopEverything() {
    if (acme != null) {
      acme.close();
    }
    for (Way each : new Way[] {accepted, underWay, handedOver}) {
      if (each != null) {
        each.smtp.close();
      }
    }
  }

  /** Somebody watches over it from its start, when nothing is there that a check could ask. */
  @Test
  void isNotReadyWhileItStartsWithoutAnErrorInItsLog() {
    assertThat(acme.process().logged())
        .contains("remitente")
        .doesNotContain("org.remitente.health.DatabaseAnswers");
  }

  /** Figures are the operator's, below {@code /api/v1}; some servers have their own at the root. */
  @Test
  void showsNobodyTheFiguresOfTheServerItself() throws Exception {
    HttpRequest question = HttpRequest.newBuilder(acme.uri("/metrics")).build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isIn(403, 404);
    assertThat(answer.body()).doesNotContain("memory_", "# TYPE");
  }

  @Test
  void sendsOnceWhatWasAcceptedBeforeItWasKilled() {
    accepted.interrupted.awaitState("sent", AFTER_A_CRASH);

    accepted.assertOthersAreSentAndThisIsNotSentAgain("sent");
  }

  @Test
  void sendsOnceWhatWasUnderWayButNotHandedOver() {
    underWay.interrupted.awaitState("sent", AFTER_A_CRASH);

    underWay.assertOthersAreSentAndThisIsNotSentAgain("sent");
  }

  @Test
  void doubtsWhatMayHaveBeenHandedOverAndSendsItNotAgain() {
    Sent doubted = handedOver.interrupted.awaitState("unknown", AFTER_A_CRASH);

    handedOver.assertOthersAreSentAndThisIsNotSentAgain("unknown");
    assertThat(acme.api().post(doubted.path() + "/confirm").with(200).json().getString("state"))
        .isEqualTo("sent");
  }
}

package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.Behaviour;
import org.remitente.testing.FreePort;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/**
 * The product is killed once, with messages of three accounts each at another point of its way, and
 * started again over the same data.
 */
class CrashIT {

  private static final String OPERATOR_KEY = "operator-key-of-the-crash-tests";
  private static final String CUSTOMER = "compras@cliente.test";

  /** Beyond the lease of the work that the killed node held. */
  private static final Duration AFTER_A_CRASH = Duration.ofSeconds(90);

  @TempDir private static Path data;

  private static final Way ACCEPTED = new Way();
  private static final Way UNDER_WAY = new Way();
  private static final Way HANDED_OVER = new Way();

  private static ProductProcess product;
  private static Api api;

  /** One account with its server, and the message that was on its way by them at the kill. */
  private static final class Way {

    private final ScriptedSmtpServer smtp =
        new ScriptedSmtpServer(new Mailboxes().user(Faults.USER, Faults.PASSWORD))
            .startTls(TestAuthority.shared().forLocalhost());
    private String account;
    private Sent interrupted;

    private void setUp() {
      Settings.Server server = new Settings.Server(smtp.port(), "starttls");
      Settings settings =
          Settings.of(Faults.USER, Faults.PASSWORD, server, server)
              .with("smtp.host", "127.0.0.1")
              .with("saveSentCopy", JsonValue.FALSE)
              .with("imap", JsonValue.NULL);
      account = api.post("/accounts", settings.json()).with(201).json().getString("id");
    }

    /** Sends a message that comes no further than to this point. */
    private void begin(String point, Behaviour behaviour) {
      smtp.on(point, behaviour);
      interrupted = send();
    }

    private Sent send() {
      Map<String, byte[]> files = Map.of("Factura.pdf", Letter.pdf(60_000));
      Letter letter = Letter.to(CUSTOMER).with("account", account);
      return Sent.of(api, api.postForm("/messages", letter.json(), files));
    }

    private long handedOver() {
      return smtp.messages().stream()
          .filter(message -> interrupted.isIn(message.content()))
          .count();
    }

    private void assertOthersAreSentAndThisIsNotSentAgain(String state) {
      send().awaitState("sent", AFTER_A_CRASH);
      assertThat(interrupted.state()).isEqualTo(state);
      assertThat(handedOver()).isEqualTo(1);
    }
  }

  @BeforeAll
  static void killTheProductAndStartItAgain() {
    product =
        new ProductProcess(
            data,
            FreePort.find(),
            Map.of(
                "REMITENTE_OPERATOR_KEY",
                OPERATOR_KEY,
                "REMITENTE_NETWORK_ALLOW",
                "127.0.0.0/8",
                "REMITENTE_NETWORK_PORTS",
                "any",
                "REMITENTE_TLS_EXTRA_CA",
                TestAuthority.shared().caPem().toString()));
    product.start();
    api = Api.operator(path -> product.uri(path).toString(), OPERATOR_KEY).newCompany("Acme");
    ACCEPTED.setUp();
    UNDER_WAY.setUp();
    HANDED_OVER.setUp();
    ACCEPTED.begin("CONNECT", Behaviour.fallingSilent());
    UNDER_WAY.begin("DATA", Behaviour.fallingSilent());
    HANDED_OVER.begin("END", Behaviour.doingItSilently());
    await().atMost(AFTER_A_CRASH).until(() -> commands(UNDER_WAY.smtp, "DATA") > 1);
    await().atMost(AFTER_A_CRASH).until(() -> HANDED_OVER.handedOver() == 1);

    product.kill();

    ACCEPTED.smtp.on("CONNECT", Behaviour.usual());
    UNDER_WAY.smtp.on("DATA", Behaviour.usual());
    HANDED_OVER.smtp.on("END", Behaviour.usual());
    product.start();
  }

  @AfterAll
  static void stopEverything() {
    if (product != null) {
      product.close();
    }
    ACCEPTED.smtp.close();
    UNDER_WAY.smtp.close();
    HANDED_OVER.smtp.close();
  }

  @Test
  void sendsOnceWhatWasAcceptedBeforeItWasKilled() {
    ACCEPTED.interrupted.awaitState("sent", AFTER_A_CRASH);

    ACCEPTED.assertOthersAreSentAndThisIsNotSentAgain("sent");
  }

  @Test
  void sendsOnceWhatWasUnderWayButNotHandedOver() {
    UNDER_WAY.interrupted.awaitState("sent", AFTER_A_CRASH);

    UNDER_WAY.assertOthersAreSentAndThisIsNotSentAgain("sent");
  }

  @Test
  void doubtsWhatMayHaveBeenHandedOverAndSendsItNotAgain() {
    HANDED_OVER.interrupted.awaitState("unknown", AFTER_A_CRASH);

    HANDED_OVER.assertOthersAreSentAndThisIsNotSentAgain("unknown");
    assertThat(
            api.post(HANDED_OVER.interrupted.path() + "/confirm")
                .with(200)
                .json()
                .getString("state"))
        .isEqualTo("sent");
  }

  /** One of them was said by the verification. */
  private static int commands(ScriptedSmtpServer smtp, String command) {
    return (int) smtp.received().stream().filter(command::equals).count();
  }
}

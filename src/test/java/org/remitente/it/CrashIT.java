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

/** The product is killed with a message on its way, and started again over the same data. */
class CrashIT {

  private static final String OPERATOR_KEY = "operator-key-of-the-crash-tests";
  private static final String CUSTOMER = "compras@cliente.test";

  /** Beyond the lease of the work that the killed node held. */
  private static final Duration AFTER_A_CRASH = Duration.ofSeconds(90);

  @TempDir private static Path data;

  private static ScriptedSmtpServer smtp;
  private static ProductProcess product;
  private static Api api;

  @BeforeAll
  static void setUpAnAccount() {
    smtp =
        new ScriptedSmtpServer(new Mailboxes().user(Faults.USER, Faults.PASSWORD))
            .startTls(TestAuthority.shared().forLocalhost());
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
    Settings.Server server = new Settings.Server(smtp.port(), "starttls");
    Settings settings =
        Settings.of(Faults.USER, Faults.PASSWORD, server, server)
            .with("smtp.host", "127.0.0.1")
            .with("saveSentCopy", JsonValue.FALSE)
            .with("imap", JsonValue.NULL);
    api.post("/accounts", settings.json()).with(201);
  }

  @AfterAll
  static void stopEverything() {
    if (product != null) {
      product.close();
    }
    smtp.close();
  }

  @Test
  void sendsOnceWhatWasAcceptedBeforeItWasKilled() {
    smtp.on("CONNECT", Behaviour.fallingSilent());
    Sent sent = send();

    product.kill();
    smtp.on("CONNECT", Behaviour.usual());
    product.start();

    sent.awaitState("sent", AFTER_A_CRASH);
    assertThat(handedOver(sent)).isEqualTo(1);
    assertOthersAreSentAndThisIsNotSentAgain(sent, "sent");
  }

  @Test
  void sendsOnceWhatWasUnderWayButNotHandedOver() {
    smtp.on("DATA", Behaviour.fallingSilent());
    int before = commands("DATA");
    Sent sent = send();
    await().atMost(AFTER_A_CRASH).until(() -> commands("DATA") > before);

    product.kill();
    smtp.on("DATA", Behaviour.usual());
    product.start();

    sent.awaitState("sent", AFTER_A_CRASH);
    assertOthersAreSentAndThisIsNotSentAgain(sent, "sent");
  }

  @Test
  void doubtsWhatMayHaveBeenHandedOverAndSendsItNotAgain() {
    smtp.on("END", Behaviour.doingItSilently());
    Sent sent = send();
    await().atMost(AFTER_A_CRASH).until(() -> handedOver(sent) == 1);

    product.kill();
    smtp.on("END", Behaviour.usual());
    product.start();

    sent.awaitState("unknown", AFTER_A_CRASH);
    assertOthersAreSentAndThisIsNotSentAgain(sent, "unknown");
    assertThat(api.post(sent.path() + "/confirm").with(200).json().getString("state"))
        .isEqualTo("sent");
  }

  private static void assertOthersAreSentAndThisIsNotSentAgain(Sent sent, String state) {
    send().awaitState("sent", AFTER_A_CRASH);
    assertThat(sent.state()).isEqualTo(state);
    assertThat(handedOver(sent)).isEqualTo(1);
  }

  private static Sent send() {
    Map<String, byte[]> files = Map.of("Factura.pdf", Letter.pdf(60_000));
    return Sent.of(api, api.postForm("/messages", Letter.to(CUSTOMER).json(), files));
  }

  private static long handedOver(Sent sent) {
    return smtp.messages().stream().filter(message -> sent.isIn(message.content())).count();
  }

  private static int commands(String command) {
    return (int) smtp.received().stream().filter(command::equals).count();
  }
}

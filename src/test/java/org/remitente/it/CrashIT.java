package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.Behaviour;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.ScriptedSmtpServer;

/** The product is killed with a message on its way, and started again over the same data. */
class CrashIT {

  /** Beyond the lease of the work that the killed node held. */
  private static final Duration AFTER_A_CRASH = Duration.ofSeconds(90);

  @TempDir private static Path data;

  private static SendingProduct acme;
  private static ScriptedSmtpServer smtp;
  private static ProductProcess product;

  @BeforeAll
  static void setUpAnAccount() {
    acme = new SendingProduct(data, Map.of());
    smtp = acme.smtp();
    product = acme.process();
  }

  @AfterAll
  static void stopEverything() {
    if (acme != null) {
      acme.close();
    }
  }

  @Test
  void sendsOnceWhatWasAcceptedBeforeItWasKilled() {
    smtp.on("CONNECT", Behaviour.fallingSilent());
    Sent sent = acme.send();

    product.kill();
    smtp.on("CONNECT", Behaviour.usual());
    product.start();

    sent.awaitState("sent", AFTER_A_CRASH);
    assertThat(acme.handedOver(sent)).isEqualTo(1);
    assertOthersAreSentAndThisIsNotSentAgain(sent, "sent");
  }

  @Test
  void sendsOnceWhatWasUnderWayButNotHandedOver() {
    smtp.on("DATA", Behaviour.fallingSilent());
    int before = commands("DATA");
    Sent sent = acme.send();
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
    Sent sent = acme.send();
    await().atMost(AFTER_A_CRASH).until(() -> acme.handedOver(sent) == 1);

    product.kill();
    smtp.on("END", Behaviour.usual());
    product.start();

    sent.awaitState("unknown", AFTER_A_CRASH);
    assertOthersAreSentAndThisIsNotSentAgain(sent, "unknown");
    assertThat(acme.api().post(sent.path() + "/confirm").with(200).json().getString("state"))
        .isEqualTo("sent");
  }

  private static void assertOthersAreSentAndThisIsNotSentAgain(Sent sent, String state) {
    acme.send().awaitState("sent", AFTER_A_CRASH);
    assertThat(sent.state()).isEqualTo(state);
    assertThat(acme.handedOver(sent)).isEqualTo(1);
  }

  private static int commands(String command) {
    return (int) smtp.received().stream().filter(command::equals).count();
  }
}

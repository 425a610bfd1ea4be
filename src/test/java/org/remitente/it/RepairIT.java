package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.NeedsMailPorts;
import org.remitente.testing.ProductTest;
import org.remitente.testing.ProviderStandIn;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** What is proved in the place of what fails, at the ports that mail really has. */
@NeedsMailPorts
@ProductTest
class RepairIT {

  private static final String HOST = "mail.repair.example";
  private static final String ASYNC = "respond-async";

  private final Mailboxes mailboxes = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private final Api api =
      Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
          .newCompany("Acme");

  private static Settings settings(int smtpPort, int imapPort) {
    return Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(smtpPort, "starttls"),
            new Settings.Server(imapPort, "tls"))
        .with("smtp.host", HOST)
        .with("imap.host", HOST);
  }

  private static Settings mended(Settings settings, JsonObject verification) {
    Settings changed = settings;
    for (Map.Entry<String, JsonValue> change :
        verification.getJsonObject("repair").getJsonObject("changes").entrySet()) {
      changed = changed.with(change.getKey(), change.getValue());
    }
    return changed;
  }

  private static String code(JsonObject verification) {
    return verification.getJsonObject("diagnosis").getString("code");
  }

  @Test
  void aPortThatIsClosedIsRepairedWithThatOfTlsAndStoredThen() {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      provider.smtp(HOST);
      provider.imap(HOST);
      Settings typed = settings(587, 993);

      JsonObject problem = api.post("/accounts", typed.json()).with(422).json();
      JsonObject verification = problem.getJsonObject("verification");

      assertThat(code(verification)).isEqualTo("tcp-refused");
      assertThat(verification.getJsonObject("diagnosis").getString("certainty")).isEqualTo("sure");
      assertThat(verification.getJsonObject("repair"))
          .isEqualTo(
              Json.createObjectBuilder()
                  .add("proved", true)
                  .add(
                      "changes",
                      Json.createObjectBuilder().add("smtp.port", 465).add("smtp.security", "tls"))
                  .build());
      api.post("/accounts", mended(typed, verification).json()).with(201);
    }
  }

  @Test
  void portsOfOtherProtocolsAreRepairedBeforeAnyMailIsSent() {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      ScriptedSmtpServer smtp = provider.smtp(HOST);
      provider.imap(HOST);
      Settings typed = settings(993, 995);

      JsonObject verification = api.post("/verifications", typed.json()).with(200).json();

      assertThat(code(verification)).isEqualTo("in-port-swap");
      assertThat(verification.getJsonArray("furtherDiagnoses").getJsonObject(0).getString("code"))
          .isEqualTo("in-port-pop");
      assertThat(smtp.messages()).isEmpty();
      JsonObject again =
          api.post("/verifications", mended(typed, verification).json()).with(200).json();
      assertThat(again.getString("state")).isEqualTo("passed");
    }
  }

  @Test
  void aStoredAccountIsProvedAtTheOtherPortsOfItsHost() {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      ScriptedSmtpServer submissions = provider.smtp(HOST);
      ScriptedImapServer imap = provider.imap(HOST);
      ScriptedSmtpServer old =
          provider.smtpAtAnyPort(HOST).startTls(TestAuthority.shared().forNames(HOST));
      String account =
          api.post("/accounts", settings(old.port(), imap.port()).json())
              .with(201)
              .json()
              .getString("id");
      old.close();

      JsonObject verification =
          api.post("/accounts/" + account + "/verifications").with(200).json();

      assertThat(code(verification)).isEqualTo("tcp-refused");
      assertThat(mended(settings(1, 993), verification).json().getJsonObject("smtp").getInt("port"))
          .isEqualTo(465);
      assertThat(submissions.signIns()).isEqualTo(1);
      assertThat(submissions.receivedInClear()).isEmpty();
      assertThat(api.get("/accounts/" + account).with(200).json().getJsonObject("smtp"))
          .containsEntry("port", Json.createValue(old.port()));
    }
  }

  @Test
  void tenWrongPasswordsAnHourAreAllThatAServerHears() {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      ScriptedSmtpServer smtp = provider.smtp(HOST);
      Settings wrong =
          settings(465, 993)
              .with("smtp.security", "tls")
              .with("smtp.username", "nadie")
              .with("saveSentCopy", JsonValue.FALSE);

      JsonObject last = null;
      for (int i = 0; i < 11; i++) {
        last = api.post("/verifications", wrong.with("smtp.password", "no" + i).json()).json();
      }

      assertThat(code(last)).isEqualTo("auth-rate");
      assertThat(last.getJsonObject("diagnosis").getString("retry")).isEqualTo("later");
      assertThat(smtp.received())
          .filteredOn(line -> line.startsWith("AUTH"))
          .as("ten as the typed user, ten as the address")
          .hasSize(20);
    }
  }

  @Test
  void aCancellationHangsUpAtOnce() {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      ScriptedSmtpServer smtp = provider.smtp(HOST).on("EHLO", Behaviour.fallingSilent());
      ScriptedImapServer imap = provider.imap(HOST).on("LIST", Behaviour.fallingSilent());
      Settings typed = settings(465, 993).with("smtp.security", "tls");
      Api.Answer started = api.post("/verifications", typed.json(), "Prefer", ASYNC).with(202);
      String path = "/verifications/" + started.json().getString("id");
      await()
          .until(() -> smtp.received().size() > 0 && imap.received().toString().contains("LIST"));

      api.delete(path).with(204);

      await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> smtp.openConnections() + imap.openConnections() == 0);
      assertThat(code(api.get(path).with(200).json())).isEqualTo("cancelled");
    }
  }

  @Test
  void oneSideThatAcceptsSpeaksForThePassword() {
    try (ProviderStandIn provider = new ProviderStandIn(mailboxes)) {
      provider.smtp(HOST).on("CREDENTIALS", "535 5.7.8 Error: authentication failed");
      provider.imap(HOST);
      Settings typed = settings(465, 993).with("smtp.security", "tls");

      JsonObject verification = api.post("/verifications", typed.json()).with(200).json();

      assertThat(code(verification)).isEqualTo("auth-one-side");
      assertThat(
              verification
                  .getJsonObject("diagnosis")
                  .getJsonArray("fields")
                  .getValuesAs(JsonString::getString))
          .containsExactly("smtp.host", "smtp.port");
    }
  }
}

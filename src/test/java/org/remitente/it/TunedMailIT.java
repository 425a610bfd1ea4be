package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** What the administrator tuned in the server's mail session reaches a company's connections. */
@ProductTest
class TunedMailIT {

  @Test
  void greetsACompanysServerByTheNameThatIsTuned() {
    Api company =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
            .newCompany("Afinada");
    try (ScriptedSmtpServer smtp =
        new ScriptedSmtpServer(new Mailboxes().user(Faults.USER, Faults.PASSWORD))
            .startTls(TestAuthority.shared().forLocalhost())) {
      Settings.Server server = new Settings.Server(smtp.port(), "starttls");
      Settings settings =
          Settings.of(Faults.USER, Faults.PASSWORD, server, server)
              .with("saveSentCopy", JsonValue.FALSE)
              .with("imap", JsonValue.NULL);

      company.post("/accounts", settings.json()).with(201);

      assertThat(smtp.received())
          .filteredOn(line -> line.startsWith("EHLO"))
          .isNotEmpty()
          .containsOnly("EHLO " + RunningProduct.TUNED_EHLO_NAME);
    }
  }
}

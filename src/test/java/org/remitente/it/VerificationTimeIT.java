package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;

/** However both servers dawdle, and however many do at once, a person hears within 12 s. */
@ProductTest
class VerificationTimeIT {

  private static final Mailboxes MAILBOXES = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private static final Duration LONGEST = Duration.ofSeconds(12);
  private static final List<String> SMTP =
      List.of("CONNECT", "EHLO", "STARTTLS", "TLS", "AUTH", "MAIL", "RCPT", "DATA", "END", "QUIT");
  private static final List<String> IMAP =
      List.of("TLS", "CONNECT", "CAPABILITY", "AUTHENTICATE", "LIST", "EXAMINE", "UID", "APPEND");

  private final Api api =
      Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
          .newCompany("Acme");

  @Test
  void endsWithin12SecondsWhereverBothServersDawdle() throws Exception {
    try (FaultyServers servers = new FaultyServers(MAILBOXES)) {
      List<String> begun = new ArrayList<>();
      for (int each = 0; each < SMTP.size(); each++) {
        begun.add(begin(servers, each, Behaviour.fallingSilent()));
        begun.add(begin(servers, each, Behaviour.dripping(Duration.ofSeconds(1))));
      }

      for (String id : begun) {
        JsonObject ended =
            await()
                .atMost(LONGEST.multipliedBy(5))
                .until(() -> find(id), found -> !"running".equals(found.getString("state")));

        assertThat(ended.getInt("millis"))
            .as(ended.toString())
            .isLessThan((int) LONGEST.toMillis());
      }
    }
  }

  private String begin(FaultyServers servers, int stage, Behaviour dawdling) {
    ScriptedSmtpServer smtp = servers.smtp().on(SMTP.get(stage), dawdling);
    ScriptedImapServer imap = servers.imap().on(IMAP.get(stage % IMAP.size()), dawdling);
    Settings settings =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(smtp.port(), "starttls"),
            new Settings.Server(imap.port(), "tls"));
    return api.post("/verifications", settings.json(), "Prefer", "respond-async")
        .with(202)
        .json()
        .getString("id");
  }

  private JsonObject find(String id) {
    return api.get("/verifications/" + id).with(200).json();
  }
}

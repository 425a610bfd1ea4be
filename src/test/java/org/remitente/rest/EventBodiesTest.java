package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.EndingMended;
import org.remitente.delivery.SendingCompany;
import org.remitente.event.EventWriter;
import org.remitente.event.Events;
import org.remitente.outbox.MessagesChanged;
import org.remitente.shared.Language;
import org.remitente.testing.DatabaseTest;

/** What an event says, also when it is told later. */
@DatabaseTest
class EventBodiesTest {

  private final SendingCompany acme = new SendingCompany();
  private final Events events = acme.container.get(Events.class);
  private final EventWriter writer = acme.container.get(EventWriter.class);
  private final EventBodies bodies = acme.container.get(EventBodies.class);

  @BeforeEach
  void listen() {
    acme.container.observe(MessagesChanged.class, writer::changed);
    acme.container.observe(AccountChanged.class, writer::changed);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private JsonObject first() {
    events.number();
    String body = bodies.of(events.after(acme.company, 0, 1).get(0), Language.EN).orElseThrow();
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  @Test
  void showsAMessageAsItStoodThen() {
    String id = acme.accept("F-1", "ana@cliente.es");
    acme.outbox().cancel(acme.company, id);
    acme.sql("update outbox_message set state = 'REJECTED'");
    acme.outbox().retry(acme.company, id);
    acme.send();
    assertThat(acme.status(id).state().tag()).isEqualTo("sent");

    JsonObject event = first();

    assertThat(event.keySet()).containsExactly("type", "timestamp", "data");
    assertThat(event.getString("type")).isEqualTo("message.cancelled");
    JsonObject message = event.getJsonObject("data").getJsonObject("message");
    assertThat(message.getString("id")).isEqualTo(id);
    assertThat(message.getString("state")).isEqualTo("cancelled");
    assertThat(message.isNull("sentAt")).as("not yet").isTrue();
    assertThat(message.getJsonArray("attempts")).as("of later attempts").isEmpty();
  }

  @Test
  void showsAnAccountAsItFaredThen() {
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.NEEDS_SIGN_IN);
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);

    JsonObject account = first().getJsonObject("data").getJsonObject("account");

    assertThat(account.getString("id")).isEqualTo(acme.account);
    assertThat(account.getString("health")).isEqualTo("needs-sign-in");
  }

  @Test
  void saysWhatWillEndAndWhen() {
    writer.ending(
        new AccountEnding(
            acme.company,
            acme.account,
            "certificate",
            OffsetDateTime.parse("2026-12-01T00:00:00Z")));

    JsonObject data = first().getJsonObject("data");

    assertThat(data.getJsonObject("account").getString("id")).isEqualTo(acme.account);
    assertThat(data.getJsonObject("ending").getString("cause")).isEqualTo("certificate");
    assertThat(data.getJsonObject("ending").getString("at")).isEqualTo("2026-12-01T00:00:00Z");
  }

  @Test
  void saysWhatWasMendedInTime() {
    writer.mended(
        new EndingMended(
            acme.company,
            acme.account,
            "certificate",
            OffsetDateTime.parse("2026-12-01T00:00:00Z"),
            AccountHealth.OK));

    JsonObject event = first();

    assertThat(event.getString("type")).isEqualTo("account.recovered");
    JsonObject data = event.getJsonObject("data");
    assertThat(data.getJsonObject("account").getString("health")).isEqualTo("ok");
    assertThat(data.getJsonObject("ending").getString("cause")).isEqualTo("certificate");
  }

  @Test
  void saysNothingOfAnAccountThatIsGone() {
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.FAILING);
    acme.accounts().delete(acme.company, acme.account, false);
    events.number();

    assertThat(bodies.of(events.after(acme.company, 0, 1).get(0), Language.EN)).isEmpty();
  }
}

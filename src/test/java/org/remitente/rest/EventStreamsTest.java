package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountEnding;
import org.remitente.delivery.SendingCompany;
import org.remitente.event.CompanyEvent;
import org.remitente.event.EventWriter;
import org.remitente.event.Events;
import org.remitente.shared.Language;
import org.remitente.testing.DatabaseTest;

/** In which portions listeners are told. */
@DatabaseTest
class EventStreamsTest {

  private static final int MANY = 60;

  private final SendingCompany acme = new SendingCompany();
  private final EventStreams streams = new EventStreams();

  @BeforeEach
  void happens() {
    streams.events = acme.container.get(Events.class);
    streams.bodies = acme.container.get(EventBodies.class);
    EventWriter writer = acme.container.get(EventWriter.class);
    OffsetDateTime end = OffsetDateTime.parse("2026-12-01T00:00:00Z");
    for (int i = 0; i < MANY; i++) {
      writer.ending(new AccountEnding(acme.company, acme.account, "certificate", end));
    }
    streams.events.number();
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private EventStream listener(long missed, FakeConnection connection) {
    EventStream stream = streams.add(acme.company, Language.EN, streams.events.last() - missed);
    connection.begin(stream);
    return stream;
  }

  @Test
  void whoeverHasMissedMuchKeepsNobodyWaiting() {
    EventStream late = listener(MANY, new FakeConnection());
    EventStream prompt = listener(1, new FakeConnection());

    List<EventStream> behind = streams.tell(List.of(late, prompt));

    assertThat(prompt.position()).isEqualTo(streams.events.last());
    assertThat(late.position()).isLessThan(streams.events.last());
    assertThat(behind).containsExactly(late);
    assertThat(streams.tell(behind)).isEmpty();
    assertThat(late.position()).isEqualTo(streams.events.last());
  }

  @Test
  void whoeverReadsSlowlyFindsTheRestInTheLog() {
    streams.bodies =
        new EventBodies() {
          @Override
          public Optional<String> of(CompanyEvent event, Language language) {
            return Optional.of("x".repeat(40_000));
          }
        };
    FakeConnection slow = new FakeConnection();
    EventStream stream = listener(MANY, slow);
    long before = stream.position();
    slow.ready = false;

    assertThat(streams.tell(List.of(stream))).isEmpty();

    assertThat(stream.position()).as("64 KiB wait, and one event").isEqualTo(before + 2);
  }
}

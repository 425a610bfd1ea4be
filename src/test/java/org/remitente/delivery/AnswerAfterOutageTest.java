package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.remitente.outbox.MessageState;
import org.remitente.testing.DatabaseTest;

/** An answer is stored as soon as the database takes it. */
@DatabaseTest
class AnswerAfterOutageTest {

  @Test
  void storesAnAnswerWhenTheDatabaseIsBack() {
    try (SendingCompany acme = new SendingCompany()) {
      AtomicInteger tries = new AtomicInteger();
      acme.observe(
          submitted -> {
            if (tries.incrementAndGet() == 1) {
              throw new IllegalStateException("thrown by the test");
            }
          });
      String id = acme.accept("F-1", "ana@cliente.es");

      acme.send();

      assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
      assertThat(acme.status(id).attempts()).hasSize(1);
      assertThat(acme.servers.delivered).hasSize(1);
    }
  }
}

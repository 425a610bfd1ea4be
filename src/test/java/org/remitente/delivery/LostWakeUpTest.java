package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.testing.DatabaseTest;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.WorkDue;

/** What is accepted at the very moment in which its account is given back. */
@DatabaseTest
class LostWakeUpTest {

  private final ExecutorService node = Executors.newSingleThreadExecutor();
  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
  }

  @AfterEach
  void close() {
    node.shutdownNow();
    acme.close();
  }

  @Test
  void isDueAlthoughItWasNotCommittedWhenTheReleaseBegan() throws Exception {
    String first = acme.accept("F-1", "ana@cliente.es");
    ClaimedAccount claimed = acme.claim("one").orElseThrow();
    acme.outbox().cancel(acme.company, first);
    AtomicReference<Future<?>> release = new AtomicReference<>();
    acme.container.observe(WorkDue.class, due -> release.set(released(claimed)));

    acme.accept("F-2", "ana@cliente.es");
    release.get().get(10, TimeUnit.SECONDS);

    assertThat(acme.claim("two")).isPresent();
  }

  /** Begins a release while the message is stored but not committed, and lets it get ahead. */
  private Future<?> released(ClaimedAccount claimed) {
    Future<?> release =
        node.submit(
            () ->
                acme.work()
                    .release(
                        claimed,
                        "one",
                        Duration.ZERO,
                        () -> acme.messages().nextDue(acme.company, acme.account)));
    try {
      release.get(500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException waits) {
      assertThat(release).isNotDone();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    return release;
  }
}

package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.remedy.Candidate.Origin;
import org.remitente.remedy.CounterFindings.Outcome;
import org.remitente.shared.HostName;

@Timeout(10)
class ScoutsTest {

  private static final Candidate BEST = candidate(465);
  private static final Candidate SECOND = candidate(587);
  private static final Candidate LAST = candidate(25);
  private static final Duration LONG = Duration.ofSeconds(5);

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Map<Candidate, CompletableFuture<Optional<MailFailure>>> answers = new HashMap<>();

  @AfterEach
  void stop() {
    answers.values().forEach(each -> each.complete(Optional.empty()));
    executor.shutdownNow();
  }

  private static Candidate candidate(int port) {
    return new Candidate(
        new ServerEndpoint(new HostName("mail.test"), port, ConnectionSecurity.TLS),
        Origin.SAME_HOST);
  }

  private Scouts send(Candidate... ranked) {
    for (Candidate each : ranked) {
      answers.put(each, new CompletableFuture<>());
    }
    return Scouts.send(List.of(ranked), executor, each -> answers.get(each).join());
  }

  private void reached(Candidate candidate) {
    answers.get(candidate).complete(Optional.empty());
  }

  private void failed(Candidate candidate, FailureKind kind) {
    answers.get(candidate).complete(Optional.of(MailFailure.of(Service.SMTP, Stage.CONNECT, kind)));
  }

  @Test
  void theBestComesFirstThoughItWasReachedLast() {
    Scouts scouts = send(BEST, SECOND);
    reached(SECOND);
    executor.execute(() -> reached(BEST));

    assertThat(scouts.next(LONG)).contains(BEST);
    assertThat(scouts.next(LONG)).contains(SECOND);
    assertThat(scouts.next(LONG)).isEmpty();
  }

  @Test
  void aBetterOneThatStaysSilentIsWaitedForAMomentOnly() {
    Scouts scouts = send(BEST, SECOND);
    reached(SECOND);
    long before = System.nanoTime();

    assertThat(scouts.next(LONG)).contains(SECOND);

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(1000), Duration.ofMillis(3500));
  }

  @Test
  void nothingIsWaitedForWhereTheBestWasReached() {
    Scouts scouts = send(BEST, SECOND, LAST);
    reached(BEST);
    long before = System.nanoTime();

    assertThat(scouts.next(LONG)).contains(BEST);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1000));
  }

  @Test
  void nothingIsToldWhereTimeIsOverOrAllFailed() {
    Scouts scouts = send(BEST, SECOND);
    assertThat(scouts.next(Duration.ofMillis(50))).isEmpty();

    failed(BEST, FailureKind.CONNECTION_REFUSED);
    failed(SECOND, FailureKind.CONNECT_TIMEOUT);
    assertThat(scouts.next(LONG)).isEmpty();

    CounterFindings findings = scouts.nothing();
    assertThat(findings.outcome()).isEqualTo(Outcome.NOTHING);
    assertThat(findings.proved()).isEmpty();
    assertThat(findings.reached()).isEmpty();
    assertThat(findings.failures())
        .isEqualTo(
            Map.of(
                BEST.endpoint(),
                FailureKind.CONNECTION_REFUSED,
                SECOND.endpoint(),
                FailureKind.CONNECT_TIMEOUT));
  }

  @Test
  void whoeverIsInterruptedWaitsNoLongerAndStaysInterrupted() {
    Scouts scouts = send(BEST);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> scouts.next(LONG)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aHostIsHeardFromWhereAnotherOfItsPortsSaysAnything() {
    Scouts silent = send(BEST, SECOND, LAST);
    failed(BEST, FailureKind.CONNECTION_REFUSED);
    failed(SECOND, FailureKind.CONNECT_TIMEOUT);
    failed(LAST, FailureKind.ADDRESS_FORBIDDEN);
    assertThat(silent.next(LONG)).isEmpty();
    assertThat(silent.nothing().heardFrom(BEST.endpoint())).isFalse();
    assertThat(silent.nothing().heardFrom(SECOND.endpoint())).isTrue();

    Scouts reaching = send(SECOND);
    reached(SECOND);
    assertThat(reaching.next(LONG)).contains(SECOND);
    assertThat(reaching.nothing().heardFrom(BEST.endpoint())).isTrue();
    assertThat(reaching.nothing().heardFrom(elsewhere())).isFalse();
  }

  private static ServerEndpoint elsewhere() {
    return new ServerEndpoint(new HostName("other.test"), 465, ConnectionSecurity.TLS);
  }

  @Test
  void aLookThatBreaksIsNotWaitedFor() {
    Scouts scouts = send(BEST, SECOND);
    answers.get(BEST).completeExceptionally(new IllegalStateException("broken"));
    reached(SECOND);

    assertThat(scouts.next(LONG)).contains(SECOND);
    CounterFindings findings = scouts.findings(Outcome.SIGNED_IN, SECOND.endpoint(), null);
    assertThat(findings.proved()).contains(SECOND.endpoint());
    assertThat(findings.reached()).containsExactly(SECOND.endpoint());
    assertThat(findings.failures()).containsEntry(BEST.endpoint(), FailureKind.INTERNAL);
  }
}

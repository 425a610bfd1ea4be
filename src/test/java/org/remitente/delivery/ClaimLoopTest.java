package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.SentCopyPolicy;
import org.remitente.testing.DatabaseTest;
import org.remitente.work.Claim;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;
import org.remitente.work.WorkDue;
import org.remitente.work.WorkKind;

/** Who works on what on one node, whatever breaks. */
@DatabaseTest
class ClaimLoopTest {

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<String> begun = new ArrayList<>();
  private SendingCompany acme;
  private String other;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
    other = acme.addAccount(SentCopyPolicy.OFF, null);
    acme.sql("update account_work set due_at = timestamp '9999-01-01 00:00:00+00'");
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private void due(String account) {
    acme.work().due(WorkKind.SEND, acme.company, account, acme.work().now());
  }

  private ClaimLoop loop(Executor executor, Runnable work) {
    return loopOf(2, executor, work);
  }

  private ClaimLoop loopOf(int hands, Executor executor, Runnable work) {
    ClaimLoop.Task task =
        new ClaimLoop.Task() {
          @Override
          public Duration run(ClaimedAccount claimed, Turn turn) {
            begun.add(claimed.accountId());
            work.run();
            return Duration.ZERO;
          }

          @Override
          public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
            return Optional.empty();
          }
        };
    return new ClaimLoop(WorkKind.SEND, hands, acme.work(), executor, task, Duration.ZERO);
  }

  @Test
  void keepsWhatItWorksOnHoweverLongItTakes() {
    due(acme.account);
    ClaimLoop loop = loop(threads::add, () -> {});
    loop.tick();

    for (int i = 0; i < 3; i++) {
      acme.passes(Duration.ofSeconds(20));
      loop.tick();
    }

    assertThat(acme.claim("another")).isEmpty();
  }

  @Test
  void letsGoOfWhatBrokeWhileItIsBusyWithSomethingElse() {
    due(acme.account);
    ClaimLoop loop =
        loop(
            threads::add,
            () -> {
              if (begun.size() == 1) {
                throw new StackOverflowError("thrown by the test");
              }
            });
    loop.tick();
    Runnable breaks = threads.remove();
    assertThatThrownBy(breaks::run).isInstanceOf(StackOverflowError.class);
    due(other);
    loop.tick();

    acme.passes(Duration.ofSeconds(20));
    loop.tick();
    acme.passes(Duration.ofSeconds(20));

    assertThat(acme.claim("another"))
        .map(ClaimedAccount::accountId)
        .as("the lease of the one that broke has ended, that of the other has not")
        .contains(acme.account);
  }

  @Test
  void givesBackWhatNobodyIsFreeFor() {
    due(acme.account);
    loop(
            task -> {
              throw new RejectedExecutionException("thrown by the test");
            },
            () -> {})
        .tick();

    assertThat(acme.claim("another")).isPresent();
  }

  @Test
  void isStillWokenAfterNobodyWasFree() {
    List<Runnable> rejected = new ArrayList<>();
    ClaimLoop loop =
        loop(
            task -> {
              if (rejected.isEmpty()) {
                rejected.add(task);
                throw new RejectedExecutionException("thrown by the test");
              }
              threads.add(task);
            },
            () -> {});

    loop.wake(new WorkDue(WorkKind.SEND, acme.company, acme.account, false));
    loop.wake(new WorkDue(WorkKind.SEND, acme.company, acme.account, false));

    assertThat(threads).hasSize(1);
  }

  private void wake(ClaimLoop loop, boolean elsewhere) {
    loop.wake(new WorkDue(WorkKind.SEND, acme.company, acme.account, elsewhere));
    runAll();
  }

  private void runAll() {
    List<Runnable> waiting = List.copyOf(threads);
    threads.clear();
    waiting.forEach(Runnable::run);
  }

  @Test
  void callsTheOthersForAnAccountThatAnotherNodeHas() {
    due(acme.account);
    assertThat(acme.claim("another")).isPresent();

    wake(loop(threads::add, () -> {}), false);

    assertThat(acme.container.called()).singleElement().asString().endsWith(acme.account);
  }

  @Test
  void callsTheOthersForWhatItHasNoHandFor() {
    due(acme.account);
    due(other);
    acme.sql(
        "update account_work set due_at = timestamp '2020-01-01 00:00:00+00' where kind = 'SEND'"
            + " and account_id = '"
            + other
            + "'");
    ClaimLoop loop = loopOf(1, threads::add, () -> {});

    wake(loop, false);

    assertThat(acme.container.called()).singleElement().asString().endsWith(acme.account);
  }

  @Test
  void callsNobodyForWhatItTakes() {
    due(acme.account);

    wake(loop(threads::add, () -> {}), false);

    assertThat(threads).as("it is about to work").hasSize(1);
    assertThat(acme.container.called()).isEmpty();
  }

  @Test
  void doesNotPassOnAnothersCall() {
    due(acme.account);
    assertThat(acme.claim("another")).isPresent();

    wake(loop(threads::add, () -> {}), true);

    assertThat(acme.container.called()).isEmpty();
  }

  @Test
  void worksOnAnAccountOnceWhoseLeaseEndedWhileItWasBusy() {
    due(acme.account);
    ClaimLoop loop = loop(threads::add, () -> {});
    loop.tick();
    acme.sql("update account_work set lease_until = timestamp '2000-01-01 00:00:00+00'");
    acme.sql("update account_work set lease_owner = 'gone'");

    loop.tick();

    assertThat(threads).hasSize(1);
    assertThat(acme.claim("another")).isEmpty();
  }

  @Test
  void beginsAnAccountAgainThatItHasJustGivenBack() {
    due(acme.account);
    ClaimLoop loop = loop(threads::add, () -> {});
    loop.tick();
    threads.remove().run();
    due(acme.account);

    loop.tick();

    assertThat(threads).hasSize(1);
  }

  private static void databaseIsCutOff() {
    throw new EJBException(new SQLException("thrown by the test", "08006"));
  }

  @Test
  void leavesAnAccountAloneForAMomentOnlyWhoseWorkBrokeWithTheDatabase() {
    due(acme.account);
    loop(Runnable::run, ClaimLoopTest::databaseIsCutOff).tick();
    assertThat(acme.claim("another")).isEmpty();

    acme.passes(Duration.ofSeconds(2));

    assertThat(acme.claim("another")).isPresent();
  }

  @Test
  void givesBackAfterAnOutageWhatItCouldNotGiveBackBefore() {
    due(acme.account);
    ClaimLoop loop =
        loop(
            threads::add,
            () -> {
              acme.sql("alter table account_work rename to nowhere");
              databaseIsCutOff();
            });
    loop.tick();
    threads.remove().run();
    acme.sql("alter table nowhere rename to account_work");
    assertThat(acme.claim("another")).isEmpty();

    loop.tick();

    assertThat(threads).as("the account is begun again, without waiting for the lease").hasSize(1);
  }

  @Test
  void takesOverWhatWasLeftInDisorderAndWhatItsNodeDiedWith() {
    due(acme.account);
    ClaimedAccount claimed = acme.claim("one").orElseThrow();
    acme.work().leave(claimed, "one", Duration.ZERO);
    // Its node may be just about to prolong what it has left.
    acme.work().renew(List.of(claimed), "one");

    assertThat(acme.work().claim(WorkKind.SEND, 8, "two"))
        .extracting(Claim::takenOver)
        .containsExactly(true);
    acme.passes(Duration.ofSeconds(31));
    assertThat(acme.work().claim(WorkKind.SEND, 8, "three"))
        .extracting(Claim::takenOver)
        .containsExactly(true);
    acme.work().release(claimed, "three", Duration.ZERO, () -> Optional.of(acme.work().now()));
    assertThat(acme.work().claim(WorkKind.SEND, 8, "four"))
        .extracting(Claim::takenOver)
        .as("given back in order")
        .containsExactly(false);
  }
}

package org.remitente.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.AccountRemoval;
import org.remitente.account.EndingMended;
import org.remitente.company.Companies;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;
import org.remitente.testing.TimeLapse;

/** Which notices are due, and how often one is told. */
@DatabaseTest
class NoticesTest {

  private final TestContainer container = new TestContainer();
  private final Notices notices = container.get(Notices.class);
  private final String company =
      container.get(Companies.class).create("Acme SL", "es", "dueno@acme.es").id();

  @AfterEach
  void close() {
    container.close();
  }

  private void becomes(String account, AccountHealth health) {
    notices.changed(new AccountChanged(company, account, AccountHealth.OK, health));
  }

  private void passes(Duration time) {
    TimeLapse.of(time).forEach(this::sql);
  }

  /** Tells what is due; gives the causes. */
  private List<String> told() {
    List<DueNotice> due = notices.take(10);
    due.forEach(notices::told);
    return due.stream().map(DueNotice::cause).toList();
  }

  @Test
  void tellsOfAnAccountThatNeedsSomebodyToSignIn() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    becomes("b", AccountHealth.FAILING);
    becomes("c", AccountHealth.OK);

    assertThat(notices.take(10))
        .extracting(DueNotice::companyId, DueNotice::subject, DueNotice::cause)
        .containsExactly(tuple(company, "a", "needs-sign-in"));
  }

  @Test
  void tellsOfTheEndOfWhatWasMendedWhileItWasOnItsWay() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    List<DueNotice> onItsWay = notices.take(10);
    becomes("a", AccountHealth.OK);
    onItsWay.forEach(notices::told);

    assertThat(told()).containsExactly("recovered");
    assertThat(told()).isEmpty();
  }

  @Test
  void tellsOfNoEndWhereSomethingWorseCameWhileItWasOnItsWay() {
    becomes("a", AccountHealth.FAILING);
    passes(Duration.ofHours(1));
    List<DueNotice> onItsWay = notices.take(10);
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    onItsWay.forEach(notices::told);

    assertThat(told()).containsExactly("needs-sign-in");
    becomes("a", AccountHealth.OK);
    assertThat(told()).containsExactly("recovered");
  }

  @Test
  void tellsOnceADay() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    assertThat(told()).containsExactly("needs-sign-in");
    becomes("a", AccountHealth.OK);
    assertThat(told()).containsExactly("recovered");
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    assertThat(told()).isEmpty();

    passes(Duration.ofHours(25));
    assertThat(told()).as("it still holds the next day").containsExactly("needs-sign-in");
    passes(Duration.ofHours(25));
    assertThat(told()).isEmpty();
  }

  @Test
  void tellsOfAFailureThatLasts() {
    becomes("a", AccountHealth.FAILING);
    assertThat(told()).isEmpty();
    passes(Duration.ofMinutes(31));
    assertThat(told()).containsExactly("failing");

    becomes("a", AccountHealth.OK);
    assertThat(told()).containsExactly("recovered");
  }

  @Test
  void tellsNothingOfAFailureThatIsOverSoon() {
    becomes("a", AccountHealth.FAILING);
    becomes("a", AccountHealth.OK);
    passes(Duration.ofMinutes(31));

    assertThat(told()).isEmpty();
  }

  @Test
  void tellsOfTheSignInAloneWhereAFailureTurnsOutToBeThat() {
    becomes("a", AccountHealth.FAILING);
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    passes(Duration.ofMinutes(31));

    assertThat(told()).containsExactly("needs-sign-in");
  }

  @Test
  void tellsOfTheEndOfATroubleHoweverLongItTook() {
    becomes("a", AccountHealth.FAILING);
    passes(Duration.ofMinutes(31));
    told();
    passes(Duration.ofDays(10));
    assertThat(told()).isEmpty();

    becomes("a", AccountHealth.OK);
    assertThat(told()).containsExactly("recovered");
    becomes("a", AccountHealth.OK);
    assertThat(told()).isEmpty();
  }

  @Test
  void whoHeardOfATroubleHearsOfItsEndThoughItCameBackInBetween() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    told();
    becomes("a", AccountHealth.OK);
    becomes("a", AccountHealth.FAILING);
    becomes("a", AccountHealth.OK);

    assertThat(told()).containsExactly("recovered");
  }

  @Test
  void whatNobodyCouldBeToldHasNoEndToTell() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    notices.take(10).forEach(notices::drop);
    becomes("a", AccountHealth.OK);

    assertThat(told()).isEmpty();
  }

  @Test
  void tellsWhatEndsAndWhen() {
    OffsetDateTime day = OffsetDateTime.parse("2026-12-07T12:00:00Z");
    notices.ending(new AccountEnding(company, "a", "certificate", day));
    notices.ending(new AccountEnding(company, "a", "mailbox", null));

    assertThat(notices.take(10))
        .extracting(DueNotice::cause, DueNotice::day)
        .containsExactlyInAnyOrder(tuple("ending-certificate", day), tuple("ending-mailbox", null));
  }

  private void ends(OffsetDateTime day) {
    notices.ending(new AccountEnding(company, "a", "certificate", day));
  }

  private void mended(OffsetDateTime day) {
    notices.mended(new EndingMended(company, "a", "certificate", day, AccountHealth.OK));
  }

  @Test
  void whoHeardOfAnEndHearsThatItIsMended() {
    OffsetDateTime day = OffsetDateTime.now().plusDays(10);
    ends(day);
    assertThat(told()).containsExactly("ending-certificate");
    becomes("a", AccountHealth.OK);
    assertThat(told()).as("that mends no certificate").isEmpty();
    passes(Duration.ofDays(5));
    assertThat(told()).isEmpty();

    mended(day);
    assertThat(told()).containsExactly("mended-certificate");
    mended(day);
    passes(Duration.ofDays(1));
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsMendedBeforeAnybodyHeardOfItIsNotToldAtAll() {
    OffsetDateTime day = OffsetDateTime.now().plusDays(10);
    ends(day);
    mended(day);

    assertThat(told()).isEmpty();
  }

  @Test
  void anEndThatComesBackBeforeItsMendingWasToldIsToldAgain() {
    OffsetDateTime day = OffsetDateTime.now().plusDays(10);
    ends(day);
    told();
    mended(day);
    ends(day.plusDays(1));
    passes(Duration.ofHours(25));

    assertThat(told()).containsExactly("ending-certificate");
  }

  @Test
  void anEndThatHasComeHasNoMendingToTell() {
    ends(OffsetDateTime.now().minusDays(1));
    told();
    passes(Duration.ofDays(4));
    told();

    mended(OffsetDateTime.now().minusDays(1));
    assertThat(told()).isEmpty();
  }

  @Test
  void tellsNothingOfAnAccountThatIsGone() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    notices.removal(new AccountRemoval(company, "a", false));

    assertThat(told()).isEmpty();
  }

  @Test
  void twoNodesThatNoticeTheSameAgainTellOnce() throws Exception {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    told();
    passes(Duration.ofHours(25));

    assertThat(twoAtOnce()).succeedsWithin(Duration.ofSeconds(30));

    assertThat(notices.take(10)).hasSize(1);
  }

  @Test
  void twoNodesThatNoticeTheSameForTheFirstTimeTellOnce() throws Exception {
    assertThat(twoAtOnce())
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .havingRootCause()
        .isInstanceOfSatisfying(
            SQLException.class,
            refused -> assertThat(refused.getSQLState()).as("unique key").isEqualTo("23505"));

    assertThat(notices.take(10)).hasSize(1);
  }

  /** Two nodes note the same; gives what becomes of the one that has to wait for the other. */
  private Future<?> twoAtOnce() throws Exception {
    CountDownLatch noted = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try (TestContainer other = container.another()) {
      nodes.submit(() -> container.database().requiresNew(() -> noteAndWait(noted, go)));
      assertThat(noted.await(30, TimeUnit.SECONDS)).isTrue();
      Notices elsewhere = other.get(Notices.class);
      Future<?> second =
          nodes.submit(
              () ->
                  elsewhere.changed(
                      new AccountChanged(
                          company, "a", AccountHealth.OK, AccountHealth.NEEDS_SIGN_IN)));
      assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
          .as("it waits for the other")
          .isInstanceOf(TimeoutException.class);
      go.countDown();
      nodes.shutdown();
      assertThat(nodes.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      return second;
    }
  }

  private boolean noteAndWait(CountDownLatch noted, CountDownLatch go) throws InterruptedException {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    noted.countDown();
    return go.await(30, TimeUnit.SECONDS);
  }

  @Test
  void triesAgainLaterWhatWasTakenAndNotEnded() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    assertThat(notices.take(10)).hasSize(1);
    assertThat(notices.take(10)).as("another node").isEmpty();

    sql("update notice set due_at = due_at - interval '11' minute");
    assertThat(notices.take(10)).hasSize(1);
  }

  @Test
  void forgetsWhatIsWorthTellingNoMore() {
    becomes("a", AccountHealth.NEEDS_SIGN_IN);
    sql("update notice set made_at = current_timestamp - interval '4' day");

    assertThat(notices.take(10)).isEmpty();
  }

  @Test
  void tellsNobodyOfACompanyThatIsGone() {
    notices.changed(new AccountChanged("gone", "a", AccountHealth.OK, AccountHealth.NEEDS_SIGN_IN));

    assertThat(notices.take(10)).isEmpty();
  }

  private void sql(String sql) {
    try {
      container
          .database()
          .required(() -> container.database().entities().createNativeQuery(sql).executeUpdate());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailFailureException;
import org.remitente.security.Secret;
import org.remitente.testing.DatabaseTest;

/** Tokens are renewed when they must be, by one at a time, and never in a loop. */
@DatabaseTest
@Timeout(60)
class AccessTokensTest {

  private final SignInRig rig = new SignInRig();
  private final String account = rig.stored("outlook", "ana@outlook.com");
  private final SignInProvider outlook = rig.container.get(SignInProviders.class).get("outlook");
  private final TokenSource tokens =
      rig.container.get(AccessTokens.class).of(rig.company, account, outlook);

  @AfterEach
  void close() {
    rig.close();
  }

  private Secret token() throws MailFailureException {
    return tokens.token(Resource.GRAPH);
  }

  private Diagnosis refusal(Callable<Secret> wanted) {
    try {
      throw new AssertionError(wanted.call());
    } catch (MailFailureException e) {
      return DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.SMTP);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void renewsOnceAndUsesWhatItGotUntilThatEnds() throws Exception {
    Secret first = token();

    assertThat(token()).isEqualTo(first).isEqualTo(Secret.of("renewed-1"));
    assertThat(rig.endpoint.renewals).hasValue(1);
  }

  @Test
  void asksForTheResourceThatItIsFor() throws Exception {
    token();
    tokens.token(Resource.OUTLOOK);

    assertThat(rig.endpoint.asked.get(0)).contains("https://graph.microsoft.com/Mail.Send");
    assertThat(rig.endpoint.asked.get(1)).doesNotContain("https://graph.microsoft.com/Mail.Send");
    assertThat(rig.endpoint.renewals).hasValue(2);
  }

  @Test
  void renewsATokenThatEnds() throws Exception {
    rig.endpoint.lasting(Duration.ofSeconds(1));
    token();

    assertThat(token()).as("nothing of a second is left to send in").isNotNull();
    assertThat(rig.endpoint.renewals).hasValue(2);
  }

  @Test
  void replacesATokenThatWasRefused() throws Exception {
    Secret refused = token();

    Secret other = tokens.insteadOf(refused, Resource.GRAPH);

    assertThat(other).isEqualTo(Secret.of("renewed-2"));
    assertThat(tokens.insteadOf(refused, Resource.GRAPH))
        .as("somebody else has replaced it already")
        .isEqualTo(other);
    assertThat(rig.endpoint.renewals).hasValue(2);
  }

  @Test
  void severalAtOnceRenewOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    rig.endpoint.whileItRenews(
        () -> {
          begun.countDown();
          await(answered);
        });
    Map<String, AtomicInteger> looks = looks();
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      Future<Secret> first = nodes.submit(this::token);
      await(begun);
      List<Future<Secret>> others =
          List.of(nodes.submit(this::token), nodes.submit(this::token), nodes.submit(this::token));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(looks.values().stream().filter(each -> each.get() > 1))
                      .as("they wait for the first")
                      .hasSize(3));
      answered.countDown();

      for (Future<Secret> other : others) {
        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(first.get(30, TimeUnit.SECONDS));
      }
      assertThat(rig.endpoint.renewals).hasValue(1);
    } finally {
      answered.countDown();
      nodes.shutdownNow();
    }
  }

  /** How often each who wants a token looks whether it is there. */
  private Map<String, AtomicInteger> looks() {
    Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
    GrantRenewals real = rig.renewals();
    rig.container.get(AccessTokens.class).renewals =
        new GrantRenewals() {
          @Override
          public Turn turn(String companyId, String accountId, Wanted wanted, String owner) {
            looks.computeIfAbsent(owner, none -> new AtomicInteger()).incrementAndGet();
            return real.turn(companyId, accountId, wanted, owner);
          }

          @Override
          public void renewed(
              String companyId,
              String accountId,
              Resource resource,
              Secret before,
              TokenSet got,
              String owner) {
            real.renewed(companyId, accountId, resource, before, got, owner);
          }
        };
    return looks;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keepsALastingPermissionThatWasReplaced() throws Exception {
    rig.endpoint.lasting(Duration.ofSeconds(1));
    token();
    token();

    assertThat(rig.grants().lasting(rig.company, account))
        .hasValue(Secret.of("lasting-of-renewed-2"));
  }

  @Test
  void keepsWhatTheProviderGaveUntilTheDatabaseTakesIt() throws Exception {
    rig.endpoint.whileItRenews(() -> rig.cipher.breakOnce());

    assertThat(token()).isEqualTo(Secret.of("renewed-1"));

    assertThat(rig.cipher.hasBroken()).isTrue();
    assertThat(rig.grants().lasting(rig.company, account))
        .hasValue(Secret.of("lasting-of-renewed-1"));
    assertThat(token()).as("the provider is not asked again").isEqualTo(Secret.of("renewed-1"));
  }

  @Test
  void keepsWhatTheProviderGaveAlthoughItsTimeWasOver() throws Exception {
    rig.endpoint.whileItRenews(this::anotherTakesOver);

    token();

    assertThat(rig.grants().lasting(rig.company, account))
        .hasValue(Secret.of("lasting-of-renewed-1"));
    assertThat(rig.renewals().ended(rig.company, account, "another"))
        .as("what the other one was refused with is not what counts any more")
        .isFalse();
  }

  private void anotherTakesOver() {
    rig.sql("update oauth_grant set lease_until = current_timestamp - interval '1' second");
    assertThat(
            rig.renewals()
                .turn(
                    rig.company,
                    account,
                    new GrantRenewals.Wanted(Resource.GRAPH, null, true),
                    "another"))
        .extracting(GrantRenewals.Turn::refreshToken)
        .isNotNull();
  }

  @Test
  void forgetsWhatTheProviderGaveWhereSomebodySignedInAgainMeanwhile() {
    Secret before =
        rig.renewals()
            .turn(
                rig.company, account, new GrantRenewals.Wanted(Resource.GRAPH, null, true), "owner")
            .refreshToken();
    rig.stored("outlook", "ana@outlook.com");
    Secret again = rig.grants().lasting(rig.company, account).orElseThrow();

    rig.renewals()
        .renewed(
            rig.company,
            account,
            Resource.GRAPH,
            before,
            new TokenSet(
                Secret.of("access"), Duration.ofHours(1), Secret.of("stale"), null, null, null),
            "owner");

    assertThat(again).isNotEqualTo(before);
    assertThat(rig.grants().lasting(rig.company, account)).hasValue(again);
  }

  @Test
  void endsWithThePermissionAndAsksNoMore() {
    rig.endpoint.refuses(400, "invalid_grant", "AADSTS50173: revoked");

    assertThat(refusal(this::token).code()).isEqualTo(DiagnosisCode.OA_REVOKED);
    assertThat(refusal(this::token).stopsAccount()).isTrue();

    assertThat(rig.endpoint.renewals).as("never in a loop").hasValue(1);
    assertThat(rig.grants().lasting(rig.company, account)).isEmpty();
  }

  @Test
  void anOutageChangesNothing() throws Exception {
    rig.endpoint.refuses(503, "temporarily_unavailable", "").refuses(0, "", "");

    assertThat(refusal(this::token).code()).isEqualTo(DiagnosisCode.OA_TEMP);
    assertThat(refusal(this::token).temporaryForProvenAccount()).isTrue();

    assertThat(token()).isEqualTo(Secret.of("renewed-3"));
  }

  @Test
  void aFaultOfTheOperatorsIsNotTheUsers() throws Exception {
    rig.endpoint.refuses(401, "invalid_client", "AADSTS7000222: secret expired");

    Diagnosis diagnosis = refusal(this::token);

    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.OA_APP_CONFIG);
    assertThat(diagnosis.stopsAccount()).isFalse();
    assertThat(token()).isNotNull();
  }

  @Test
  void renewsWhatNobodyUsed() {
    assertThat(rig.renewals().due(10)).isEmpty();
    rig.sql("update oauth_grant set renew_at = current_timestamp - interval '1' second");
    assertThat(rig.renewals().due(10)).hasSize(1);

    Optional<Diagnosis> failed = rig.container.get(AccessTokens.class).renew(rig.company, account);

    assertThat(failed).isEmpty();
    assertThat(rig.endpoint.renewals).hasValue(1);
    assertThat(rig.renewals().due(10)).isEmpty();
  }

  @Test
  void onePermissionThatCannotBeReadKeepsNoOtherFromBeingRenewed() {
    rig.stored("outlook", "bea@outlook.com");
    rig.sql("update oauth_grant set renew_at = current_timestamp - interval '1' second");
    rig.sql(
        "update oauth_grant set refresh_token = 'k:x', renew_at = renew_at - interval '1' second"
            + " where account_id = '"
            + account
            + "'");

    GrantKeeper keeper = new GrantKeeper();
    keeper.renewals = rig.renewals();
    keeper.tokens = rig.container.get(AccessTokens.class);
    keeper.accounts = rig.container.get(MailAccounts.class);
    keeper.renewDue();

    assertThat(rig.endpoint.renewals).hasValue(1);
    assertThat(rig.renewals().due(10)).isEmpty();
    assertThat(rig.grants().lasting(rig.company, account)).isEmpty();
  }

  @Test
  void leavesAProviderAloneThatGaveNothingAndAsksAgainForSomebodyWhoWaits() throws Exception {
    rig.endpoint.refuses(503, "temporarily_unavailable", "");

    assertThat(refusal(this::sendersToken).code()).isEqualTo(DiagnosisCode.OA_TEMP);
    assertThat(refusal(this::sendersToken).code()).isEqualTo(DiagnosisCode.OA_TEMP);
    assertThat(rig.endpoint.renewals).as("not asked again at once").hasValue(1);

    assertThat(token()).isEqualTo(Secret.of("renewed-2"));
    assertThat(sendersToken()).as("what somebody else got").isEqualTo(Secret.of("renewed-2"));
  }

  @Test
  void leavesItAloneForLongerEachTimeAndAsksAgainThen() throws Exception {
    rig.endpoint.refuses(401, "invalid_client", "").refuses(401, "invalid_client", "");
    refusal(this::sendersToken);
    passes(30);

    assertThat(refusal(this::sendersToken).code()).isEqualTo(DiagnosisCode.OA_APP_CONFIG);
    assertThat(rig.endpoint.renewals).hasValue(2);
    passes(30);
    assertThat(refusal(this::sendersToken).code()).isEqualTo(DiagnosisCode.OA_TEMP);
    assertThat(rig.endpoint.renewals).as("twice as long").hasValue(2);
    passes(30);

    assertThat(sendersToken()).isEqualTo(Secret.of("renewed-3"));
  }

  @Test
  void leavesItAloneAsLongAsItWants() throws Exception {
    rig.endpoint.refuses(429, "slow_down", "").wantsToBeLeftAloneFor(Duration.ofHours(2));
    refusal(this::sendersToken);

    passes(7100);
    refusal(this::sendersToken);
    assertThat(rig.endpoint.renewals).hasValue(1);
    assertThat(rig.renewals().due(10)).as("nor is it asked to renew").isEmpty();
    passes(101);

    assertThat(sendersToken()).isEqualTo(Secret.of("renewed-2"));
  }

  private Secret sendersToken() throws MailFailureException {
    return rig.container
        .get(AccessTokens.class)
        .ofSender(rig.company, account, outlook)
        .token(Resource.GRAPH);
  }

  private void passes(int seconds) {
    String ago = " - " + seconds + " * interval '1' second";
    rig.sql("update oauth_grant set retry_at = retry_at" + ago + ", renew_at = renew_at" + ago);
  }

  @ParameterizedTest
  @CsvSource({"invalid_grant", "interaction_required"})
  void whatIsRefusedAfterSomebodySignedInAgainIsNoNewsOfTheAccount(String error) throws Exception {
    rig.endpoint.whileItRenews(
        () -> {
          rig.endpoint.whileItRenews(() -> {});
          assertThat(rig.stored("outlook", "ana@outlook.com")).isEqualTo(account);
          rig.endpoint.refuses(400, error, "");
        });

    assertThat(refusal(this::token).code()).isEqualTo(DiagnosisCode.OA_TEMP);

    assertThat(token()).as("with what was signed in to meanwhile").isNotNull();
  }

  @Test
  void renewsNothingTwiceWhereAnotherNodeWasQuicker() {
    rig.sql("update oauth_grant set renew_at = current_timestamp - interval '1' second");
    AccessTokens both = rig.container.get(AccessTokens.class);

    assertThat(both.renew(rig.company, account)).isEmpty();
    assertThat(both.renew(rig.company, account)).isEmpty();

    assertThat(rig.endpoint.renewals).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"interaction_required", "something_new"})
  void whatSomebodyMustSignInForIsNotAskedEveryHour(String error) {
    rig.sql("update oauth_grant set renew_at = current_timestamp - interval '1' second");
    rig.endpoint.refuses(400, error, "");

    Optional<Diagnosis> failed = rig.container.get(AccessTokens.class).renew(rig.company, account);

    assertThat(failed.orElseThrow().stopsAccount()).isTrue();
    passes(24 * 3600);
    assertThat(rig.renewals().due(10)).isEmpty();
  }

  @Test
  void aPermissionThatCannotBeReadIsAsGoodAsNone() {
    rig.sql("update oauth_grant set refresh_token = 'k:x'");

    assertThat(refusal(this::token).code()).isEqualTo(DiagnosisCode.OA_REVOKED);
    assertThat(rig.endpoint.renewals).hasValue(0);
  }

  @Test
  void givesNothingForAnAccountThatIsNotThere() {
    TokenSource nobodys = rig.container.get(AccessTokens.class).of(rig.company, "none", outlook);

    assertThatThrownBy(() -> nobodys.token(Resource.GRAPH))
        .isInstanceOf(MailFailureException.class);
  }
}

package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailServers;
import org.remitente.network.NetworkGuard;
import org.remitente.oauth.SignInRig.Browser;
import org.remitente.shared.ConflictException;
import org.remitente.shared.RateLimitedException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.verification.IdleRunner;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationRequest;
import org.remitente.verification.VerificationRunner;
import org.remitente.verification.VerificationState;
import org.remitente.verification.Verifications;

/**
 * What was signed in to is verified once, and what was granted is spent with that and not before.
 */
@DatabaseTest
@Timeout(60)
class VerifiedSignInsTest {

  private static final String ANA = "ana@outlook.com";
  private static final String BEA = "bea@outlook.com";

  private final SignInRig rig = new SignInRig();
  private final IdleRunner runner = new IdleRunner();
  private BegunSignIn begun;

  @BeforeEach
  void somebodyElseSignsIn() {
    rig.container.use(VerificationRunner.class, runner);
    rig.container.use(MailServers.class, new FakeMailServers());
    rig.container.use(NetworkGuard.class, new NetworkGuard("", "any"));
    Browser browser = new Browser();
    begun = rig.begin("outlook", ANA);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(BEA, there.get("nonce"));
    rig.comesBack(there.get("state"), browser);
    assertThat(rig.status(begun.id()).state()).isEqualTo(SignInState.FAILED);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private SignedIn confirm() {
    return rig.signIns().confirm(rig.company, begun.id());
  }

  private String start(SignedIn signedIn) {
    return rig.container
        .get(Verifications.class)
        .start(rig.company, VerificationRequest.signIn(signedIn))
        .id();
  }

  @Test
  void ofTwoWhoConfirmAtOnceOneVerifies() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    Callable<String> confirmation =
        () -> {
          SignedIn signedIn = confirm();
          both.await(10, TimeUnit.SECONDS);
          try {
            return start(signedIn);
          } catch (ConflictException second) {
            return second.getMessage();
          }
        };
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      Future<String> one = clients.submit(confirmation);
      Future<String> other = clients.submit(confirmation);

      assertThat(List.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS)))
          .containsOnlyOnce("sign-in-state");
    } finally {
      clients.shutdownNow();
    }
    assertThat(runner.taken).hasSize(1);
    assertThat(rig.status(begun.id()).verificationId()).isEqualTo(runner.taken.get(0));
  }

  @Test
  void theSecondLeavesNoVerificationBehind() {
    SignedIn first = confirm();
    SignedIn second = confirm();
    start(first);

    assertThatThrownBy(() -> start(second)).isInstanceOf(ConflictException.class);

    assertThat(rig.count("verification")).isEqualTo(1);
    assertThat(rig.status(begun.id()).state()).isEqualTo(SignInState.PENDING);
  }

  @Test
  void nothingIsSpentWhereNoVerificationMayBegin() {
    rig.container.configure("remitente.limits.verifications-per-hour", "0");

    assertThatThrownBy(() -> start(confirm())).isInstanceOf(RateLimitedException.class);

    assertThat(confirm().settings().sender().value()).isEqualTo(BEA);
    assertThat(runner.taken).isEmpty();
  }

  @Test
  void nobodyWaitsForAVerificationThatTheServerDoesNotTake() {
    runner.full = new IllegalStateException("no thread");
    SignedIn signedIn = confirm();

    assertThatThrownBy(() -> start(signedIn)).hasCause(runner.full);

    String verification = rig.status(begun.id()).verificationId();
    VerificationReport report =
        rig.container.get(Verifications.class).find(rig.company, verification).orElseThrow();
    assertThat(report.state()).isEqualTo(VerificationState.FAILED);
    assertThat(report.diagnosis().code()).isEqualTo(DiagnosisCode.INTERNAL);
    assertThat(rig.status(begun.id()).state()).isEqualTo(SignInState.FAILED);
  }
}

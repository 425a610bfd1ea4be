package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.company.Companies;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailServers;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebApi;
import org.remitente.oauth.Outlet;
import org.remitente.oauth.SignIns;
import org.remitente.oauth.SignedIn;
import org.remitente.oauth.SignedIns;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.remedy.StoredSecrets;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.GraphStandIn;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestContainer;

/** What becomes of a sign-in whose verification somebody cancels. */
@DatabaseTest
@Timeout(60)
class SignedInRunnerTest {

  private static final TlsTrust TRUST = new TlsTrust(TestAuthority.shared().caPem());
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestContainer node = new TestContainer();
  private final VerificationRecords records = node.get(VerificationRecords.class);
  private final String company = node.get(Companies.class).create("Acme", "es", null).id();
  private final GraphStandIn graph = GraphStandIn.start();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final VerificationRunner runner = new VerificationRunner();
  private final List<DiagnosisCode> ended = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    runner.records = records;
    runner.servers =
        new MailServers(
            new MailConnector(new NetworkGuard("127.0.0.0/8,::1", "any"), TRUST),
            "https://remitente.acme.es",
            new WebApi(TRUST));
    runner.providers = new ProviderCatalogue();
    runner.workbench = OtherNodeTest.workbench();
    runner.running = new RunningVerifications();
    runner.notes = new VerdictNotes();
    runner.notes.contact = Optional.empty();
    runner.notes.location = Optional.empty();
    runner.clock = Clock.systemUTC();
    runner.executor = OtherNodeTest.managed(ManagedExecutorService.class, threads);
    runner.scheduler = OtherNodeTest.managed(ManagedScheduledExecutorService.class, scheduler);
    runner.consequences = new Consequences();
    runner.consequences.signIns =
        new SignIns() {
          @Override
          public void failed(SignedIn signedIn, Diagnosis why) {
            ended.add(why.code());
          }
        };
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    scheduler.shutdownNow();
    graph.close();
    node.close();
  }

  private VerificationTask begin() {
    EmailAddress ana = new EmailAddress("ana@outlook.com");
    SignedIn account =
        SignedIns.with(
            ana,
            "token-of-a-test-that-is-long-enough",
            TrialRig.startTls(9),
            graph.url(),
            Outlet.API);
    records.begin(company, VerificationReport.begun("v", null, List.of()), () -> {});
    VerificationTask task =
        new VerificationTask(
            company,
            "v",
            VerificationRequest.signIn(account),
            null,
            account,
            StoredSecrets.ALL,
            List.of(),
            Language.ES,
            runner.running.begin("v"),
            new CompletableFuture<>());
    threads.execute(() -> runner.run(task));
    return task;
  }

  private void isCancelled(VerificationTask task) {
    assertThat(task.outcome())
        .succeedsWithin(SOON)
        .extracting(report -> report.diagnosis().code())
        .isEqualTo(DiagnosisCode.CANCELLED);
    assertThat(ended).containsExactly(DiagnosisCode.CANCELLED);
  }

  @Test
  void aSignInWhoseVerificationIsCancelledHasFailedAndStoresNothing() {
    graph.takeNextAfter(Duration.ofSeconds(20));
    VerificationTask task = begin();
    Awaitility.await().until(() -> graph.requests() == 1);

    records.cancel(company, "v");

    // Whatever is stored of it would be asked of accounts that this test does not have.
    isCancelled(task);
  }

  @Test
  void soHasOneThatIsCancelledWhenItsVerdictIsKnown() {
    runner.records =
        new VerificationRecords() {
          @Override
          public boolean running(String companyId, String id) {
            return records.running(companyId, id);
          }

          @Override
          public boolean tell(String companyId, VerificationReport report) {
            return records.tell(companyId, report);
          }

          @Override
          public Optional<VerificationReport> find(String companyId, String id) {
            return records.find(companyId, id);
          }

          @Override
          public Optional<VerificationReport> conclude(
              String companyId, String id, Supplier<VerificationReport> consequence) {
            records.cancel(companyId, id);
            return records.conclude(companyId, id, consequence);
          }
        };

    VerificationTask task = begin();

    isCancelled(task);
    assertThat(graph.messages()).hasSize(1);
  }
}

package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.account.AccountSettings;
import org.remitente.account.SendingLimits;
import org.remitente.account.ServerSettings;
import org.remitente.company.Companies;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.network.Lifeline;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.remedy.Remedies;
import org.remitente.remedy.RemedyRig;
import org.remitente.remedy.ServerTrials;
import org.remitente.remedy.StoredSecrets;
import org.remitente.remedy.Workbench;
import org.remitente.shared.Language;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestContainer;

/** Two nodes on one database: one verifies at a server that never says a word, one cancels. */
@DatabaseTest
@Timeout(30)
class OtherNodeTest {

  private static final Duration SOON = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final TestContainer node = new TestContainer();
  private final TestContainer otherNode = node.another();
  private final VerificationRecords records = node.get(VerificationRecords.class);
  private final VerificationRecords elsewhere = otherNode.get(VerificationRecords.class);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final VerificationRunner runner = new VerificationRunner();
  private final String company = node.get(Companies.class).create("Acme", "es", null).id();

  private final List<String> begun = new ArrayList<>();

  private ServerSocket silent;

  @BeforeEach
  void start() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    silent.setSoTimeout((int) LONG.toMillis());
    runner.records = records;
    runner.providers = new ProviderCatalogue();
    runner.workbench = workbench();
    runner.running = new RunningVerifications();
    runner.consequences = new Consequences();
    runner.notes = new VerdictNotes();
    runner.notes.contact = Optional.empty();
    runner.notes.location = Optional.empty();
    runner.notes.mailboxHome = MailboxHomeTest.exchangedBy();
    runner.clock = Clock.systemUTC();
    runner.executor = managed(ManagedExecutorService.class, threads);
    runner.scheduler = managed(ManagedScheduledExecutorService.class, scheduler);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    silent.close();
    begun.forEach(runner.running::stop);
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    scheduler.shutdownNow();
    otherNode.close();
    node.close();
  }

  static <T> T managed(Class<T> type, Object threads) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> method.invoke(threads, args)));
  }

  static Workbench workbench() {
    MailServers servers =
        new MailServers(
            new MailConnector(
                new NetworkGuard("127.0.0.0/8", "any"),
                new TlsTrust(TestAuthority.shared().caPem())),
            "https://remitente.acme.es");
    return new Workbench() {
      @Override
      public ServerTrials trials(String companyId, Lifeline line) {
        RemedyRig rig = new RemedyRig(servers.tiedTo(line), Clock.systemUTC());
        rig.patience = new Patience(LONG, LONG, LONG, LONG);
        return rig.trials();
      }

      @Override
      public Remedies remedies(
          ServerTrials trials, Lifeline line, Executor executor, Runnable cancellation) {
        return new RemedyRig(servers.tiedTo(line), Clock.systemUTC())
            .remedies(trials, executor, cancellation);
      }
    };
  }

  /** Begins a verification and waits until it waits for the server. */
  private Verification begin(String id) throws IOException {
    VerificationTask task = task(id, List.of());
    begun.add(id);
    threads.execute(() -> runner.run(task));
    return new Verification(task, silent.accept());
  }

  private VerificationTask task(String id, List<Diagnosis> faults) {
    AccountSettings settings =
        new AccountSettings(
            TrialRig.USER,
            null,
            new ServerSettings(
                "127.0.0.1",
                silent.getLocalPort(),
                ConnectionSecurity.TLS,
                TrialRig.USER,
                TrialRig.PASSWORD),
            false,
            null,
            null,
            false,
            false,
            SendingLimits.NONE,
            false);
    records.begin(company, VerificationReport.begun(id, null, List.of()), () -> {});
    return new VerificationTask(
        company,
        id,
        VerificationRequest.trial(settings),
        settings,
        null,
        StoredSecrets.NONE,
        faults,
        Language.ES,
        runner.running.begin(id),
        new CompletableFuture<>());
  }

  /** One that runs, and its end of the connection. */
  private record Verification(VerificationTask task, Socket connection) {

    /** Reads up to the end of the connection. */
    void awaitEnd() throws IOException {
      connection.setSoTimeout((int) SOON.toMillis());
      connection.getInputStream().readAllBytes();
    }
  }

  @Test
  void stopsWhatTheOtherNodeCancelled() throws IOException {
    Verification other = begin("other");
    Verification cancelled = begin("cancelled");

    elsewhere.cancel(company, "cancelled");

    cancelled.awaitEnd();
    assertThat(cancelled.task().outcome())
        .succeedsWithin(SOON)
        .extracting(report -> report.diagnosis().code())
        .isEqualTo(DiagnosisCode.CANCELLED);
    assertThat(other.task().line().isCut()).isFalse();
    assertThat(elsewhere.running(company, "other")).isTrue();
  }

  @Test
  void looksAgainAfterTheDatabaseWasAway() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    Verification verification = begin("cancelled");
    runner.records =
        new VerificationRecords() {
          @Override
          public boolean running(String companyId, String id) {
            if (looks.getAndIncrement() == 0) {
              throw new IllegalStateException("no connection");
            }
            return records.running(companyId, id);
          }

          @Override
          public Optional<VerificationReport> find(String companyId, String id) {
            return records.find(companyId, id);
          }

          @Override
          public boolean tell(String companyId, VerificationReport report) {
            return records.tell(companyId, report);
          }
        };
    elsewhere.cancel(company, "cancelled");

    assertThat(verification.task().outcome())
        .succeedsWithin(SOON.multipliedBy(2))
        .extracting(report -> report.diagnosis().code())
        .isEqualTo(DiagnosisCode.CANCELLED);
    assertThat(looks).hasValueGreaterThan(1);
  }

  @Test
  void keepsAVerdictUntilTheDatabaseIsBack() {
    AtomicInteger conclusions = new AtomicInteger();
    VerificationTask task =
        task(
            "judged",
            List.of(
                DiagnosisCatalogue.input(
                    DiagnosisCode.IN_ADDRESS_FORM, List.of("address"), Map.of())));
    runner.records =
        new VerificationRecords() {
          @Override
          public Optional<VerificationReport> conclude(
              String companyId, String id, Supplier<VerificationReport> consequence) {
            if (conclusions.getAndIncrement() == 0) {
              throw new IllegalStateException(new SQLException("gone", "08006"));
            }
            return records.conclude(companyId, id, consequence);
          }

          @Override
          public boolean running(String companyId, String id) {
            return records.running(companyId, id);
          }

          @Override
          public boolean tell(String companyId, VerificationReport report) {
            return records.tell(companyId, report);
          }
        };

    runner.run(task);

    assertThat(task.outcome())
        .isCompletedWithValueMatching(
            report -> report.diagnosis().code() == DiagnosisCode.IN_ADDRESS_FORM);
    assertThat(conclusions).hasValue(2);
  }
}

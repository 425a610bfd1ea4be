package org.remitente.verification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.remitente.account.AccountServers;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.network.Lifeline;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;
import org.remitente.verification.SiblingPorts.Pair;

/** Everything a verification needs, on servers of this JVM. */
final class TrialRig implements AutoCloseable {

  static final String USER = "ana@acme.es";
  static final Secret PASSWORD = Secret.of("s3creto");
  static final Credentials CREDENTIALS = new Credentials(USER, PASSWORD);
  static final TestCertificate LOCALHOST = TestAuthority.shared().forLocalhost();

  private static final MailServers SERVERS =
      new MailServers(
          new MailConnector(
              new NetworkGuard("127.0.0.0/8,::1", "any"),
              new TlsTrust(TestAuthority.shared().caPem())),
          "https://remitente.acme.es");

  final Mailboxes mailboxes = new Mailboxes().user(USER, "s3creto");
  final MemoryLedger ledger = new MemoryLedger();
  final Lifeline line = new Lifeline();
  final List<Pair> smtpPorts = new ArrayList<>();
  final List<Pair> imapPorts = new ArrayList<>();
  final List<ServerEndpoint> proposed = new ArrayList<>();
  final ExecutorService executor = Executors.newCachedThreadPool();
  Patience patience =
      new Patience(
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(8));
  boolean outgoingMailIsBlocked;
  StageBoard board = new StageBoard(Clock.systemUTC(), () -> {});
  private final List<ScriptedServer<?>> servers = new ArrayList<>();

  ScriptedSmtpServer smtp() {
    return made(new ScriptedSmtpServer(mailboxes)).on("CONNECT", "220 mail.test ESMTP Postfix");
  }

  ScriptedImapServer imap() {
    return made(new ScriptedImapServer(mailboxes)).on("CONNECT", "* OK Dovecot ready.");
  }

  private <S extends ScriptedServer<S>> S made(S server) {
    servers.add(server);
    return server;
  }

  static ServerEndpoint tls(int port) {
    return endpoint(port, ConnectionSecurity.TLS);
  }

  static ServerEndpoint startTls(int port) {
    return endpoint(port, ConnectionSecurity.STARTTLS);
  }

  static ServerEndpoint endpoint(int port, ConnectionSecurity security) {
    return new ServerEndpoint(new HostName("localhost"), port, security);
  }

  static Pair tlsPair(int port) {
    return new Pair(port, ConnectionSecurity.TLS);
  }

  static Pair startTlsPair(int port) {
    return new Pair(port, ConnectionSecurity.STARTTLS);
  }

  static AccountServers sendingOnly(ServerEndpoint smtp, Credentials credentials) {
    return servers(smtp, credentials, null, null);
  }

  /** Both servers with the same credentials. */
  static AccountServers both(ServerEndpoint smtp, ServerEndpoint imap, Credentials credentials) {
    return servers(smtp, credentials, imap, credentials);
  }

  static AccountServers servers(
      ServerEndpoint smtp, Credentials sending, ServerEndpoint imap, Credentials filing) {
    return new AccountServers(
        new EmailAddress(USER),
        "Ana",
        smtp,
        sending,
        imap,
        filing,
        imap != null && !filing.equals(sending),
        null);
  }

  Remedies remedies(ServerTrials trials, Cancellation cancellation) {
    return new Remedies(
        new CounterTest(trials, executor, cancellation),
        trials,
        new Candidates(
            ports(),
            (service, address) -> service == Service.SMTP ? proposed : List.of(),
            p -> true),
        left -> outgoingMailIsBlocked);
  }

  ServerTrials trials() {
    return new ServerTrials(
        SERVERS.tiedTo(line),
        new SignInBudget(ledger, ports()),
        patience,
        new Countdown(Clock.systemUTC(), Duration.ofSeconds(11)));
  }

  private SiblingPorts ports() {
    return new SiblingPorts(smtpPorts, imapPorts);
  }

  Verdict verify(AccountServers account) throws InterruptedException {
    return verify(account, StoredSecrets.NONE);
  }

  Verdict verify(AccountServers account, StoredSecrets stored) throws InterruptedException {
    ServerTrials trials = trials();
    Cancellation cancellation = new Cancellation(line::isCut);
    board.layOut(account);
    return new AccountVerifier(
            Clock.systemUTC(),
            trials.time(),
            new CopyWatch(Clock.systemUTC(), length -> Thread.sleep(length.toMillis()), false),
            executor,
            board,
            cancellation,
            remedies(trials, cancellation))
        .verify(account, Workbench.ways(account, trials), stored, Language.ES);
  }

  @Override
  public void close() {
    servers.forEach(ScriptedServer::close);
    executor.shutdownNow();
  }
}

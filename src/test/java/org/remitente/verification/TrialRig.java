package org.remitente.verification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.remitente.account.AccountServers;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailServers;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.network.Lifeline;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.remedy.RemedyRig;
import org.remitente.remedy.ServerTrials;
import org.remitente.remedy.StoredSecrets;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.SteppedClock;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;

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
  final Lifeline line = new Lifeline();
  final RemedyRig remedyRig = new RemedyRig(SERVERS.tiedTo(line), Clock.systemUTC());
  final ExecutorService executor = Executors.newCachedThreadPool();
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

  /** One more server of the same host, TLS. */
  void tlsSibling(Service service, int port) {
    remedyRig.sibling(service, port, ConnectionSecurity.TLS);
  }

  /** One more server of the same host, STARTTLS. */
  void startTlsSibling(Service service, int port) {
    remedyRig.sibling(service, port, ConnectionSecurity.STARTTLS);
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

  Verdict verify(AccountServers account) throws InterruptedException {
    return verify(account, StoredSecrets.NONE);
  }

  Verdict verify(AccountServers account, StoredSecrets stored) throws InterruptedException {
    ServerTrials trials = remedyRig.trials();
    SteppedClock watchClock = new SteppedClock("2026-03-01T10:00:00Z");
    Cancellation cancellation = new Cancellation(line::isCut);
    board.layOut(account);
    return new AccountVerifier(
            Clock.systemUTC(),
            trials.time(),
            new CopyWatch(watchClock, watchClock::advance, false),
            executor,
            board,
            cancellation,
            remedyRig.remedies(trials, executor, cancellation::check))
        .verify(account, MailWays.of(account, trials), stored, Language.ES);
  }

  @Override
  public void close() {
    servers.forEach(ScriptedServer::close);
    executor.shutdownNow();
  }
}

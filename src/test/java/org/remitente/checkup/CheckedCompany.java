package org.remitente.checkup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.AccountRemoval;
import org.remitente.account.AccountSettings;
import org.remitente.account.EndingMended;
import org.remitente.account.LearnedFacts;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.ServerSettings;
import org.remitente.company.Companies;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailTransport;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.network.Lifeline;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.remedy.MailSignIns;
import org.remitente.remedy.Workbench;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestContainer;
import org.remitente.testing.TimeLapse;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkKind;

/** A company with an account at scripted servers, and a node that looks at it. */
final class CheckedCompany implements AutoCloseable {

  private static final String USER = "facturas@acme.es";
  private static final String PASSWORD = "s3creto";

  final TestContainer container = new TestContainer();
  final ScriptedSmtpServer smtp =
      new ScriptedSmtpServer(USER, PASSWORD).implicitTls(TestAuthority.shared().forLocalhost());
  final ScriptedImapServer imap =
      new ScriptedImapServer(new Mailboxes().user(USER, PASSWORD).folder(USER, "Enviados"))
          .implicitTls(TestAuthority.shared().forLocalhost());
  final List<AccountHealth> healths = new ArrayList<>();
  final List<AccountEnding> endings = new ArrayList<>();
  final List<EndingMended> mended = new ArrayList<>();
  final String company;
  final String account;

  CheckedCompany() {
    container.configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
    NetworkGuard guard = new NetworkGuard("127.0.0.0/8,::1", "any");
    container.use(NetworkGuard.class, guard);
    container.use(
        MailServers.class,
        new MailServers(
            new MailConnector(guard, new TlsTrust(TestAuthority.shared().caPem())),
            "https://remitente.acme.es"));
    container.observe(AccountChanged.class, checkups()::changed);
    container.observe(AccountRemoval.class, checkups()::removal);
    container.observe(AccountChanged.class, container.get(MailSignIns.class)::changed);
    container.observe(AccountEnding.class, endings::add);
    container.observe(EndingMended.class, mended::add);
    company = container.get(Companies.class).create("Acme SL", "es", null).id();
    account = accounts().store(company, settings(), learned(), List.of()).id();
    container.observe(AccountChanged.class, change -> healths.add(change.health()));
  }

  private AccountSettings settings() {
    return new AccountSettings(
        USER,
        "Acme SL",
        server(smtp.port()),
        true,
        server(imap.port()),
        null,
        false,
        false,
        SendingLimits.NONE,
        false);
  }

  private static ServerSettings server(int port) {
    return new ServerSettings("localhost", port, ConnectionSecurity.TLS, USER, Secret.of(PASSWORD));
  }

  private static LearnedFacts learned() {
    return new LearnedFacts(SentCopyPolicy.APPEND, "Enviados", null);
  }

  /** Somebody tries a wrong password for the same mailbox, in a verification. */
  void aVerificationIsRefused() {
    ServerEndpoint endpoint =
        new ServerEndpoint(new HostName("localhost"), smtp.port(), ConnectionSecurity.TLS);
    MailTransport transport =
        container
            .get(Workbench.class)
            .trials(company, new Lifeline())
            .transport(endpoint, new Credentials(USER, Secret.of("otra")));
    assertThatThrownBy(() -> transport.connect(StageListener.NONE))
        .isInstanceOf(MailFailureException.class);
  }

  /** Sending over another account of the same mailbox is refused. */
  void anotherAccountIsRefused() {
    String other = accounts().store(company, settings(), learned(), List.of()).id();
    accounts()
        .reportHealth(
            company,
            other,
            AccountHealth.NEEDS_SIGN_IN,
            DiagnosisCatalogue.verdict(DiagnosisCode.AUTH_BAD, Service.SMTP, Stage.LOGIN));
  }

  /** The same settings pass a verification once more. */
  void storeAgain() {
    accounts().replace(company, account, settings(), learned(), List.of());
  }

  MailAccounts accounts() {
    return container.get(MailAccounts.class);
  }

  MailAccount stored() {
    return accounts().get(company, account);
  }

  Checkups checkups() {
    return container.get(Checkups.class);
  }

  AccountWork work() {
    return container.get(AccountWork.class);
  }

  /** When it is looked at next. */
  OffsetDateTime nextDue() {
    return checkups().nextDue(company, account).orElseThrow();
  }

  /** Looks at whatever is due, on this thread. */
  void look() {
    Checking checking =
        new Checking(checkups(), container.get(AccountLook.class), accounts(), work());
    new ClaimLoop(WorkKind.CHECK, 2, work(), Runnable::run, checking, Duration.ZERO).tick();
  }

  /** Lets time go by, and looks then. */
  void after(Duration time) {
    TimeLapse.of(time).forEach(this::sql);
    look();
  }

  /** The day after. */
  void nextDay() {
    after(Duration.ofDays(1));
  }

  void sql(String sql) {
    try {
      container
          .database()
          .required(() -> container.database().entities().createNativeQuery(sql).executeUpdate());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    smtp.close();
    imap.close();
    container.close();
  }
}

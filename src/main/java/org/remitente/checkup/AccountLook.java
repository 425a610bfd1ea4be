package org.remitente.checkup;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.remitente.account.AccountServers;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MailboxRoom;
import org.remitente.mail.Patience;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.network.Lifeline;
import org.remitente.oauth.AccountConnections;
import org.remitente.provider.Announcements;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.remedy.ServerTrials;
import org.remitente.remedy.Workbench;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Language;

/** Looks at an account over the network, as far as signing in goes; sends and changes nothing. */
@ApplicationScoped
class AccountLook {

  /** The folder was found or made when the account was verified, so no new one needs a name. */
  private static final Language NAMED = Language.ES;

  @EJB MailAccounts accounts;
  @Inject AccountConnections connections;
  @Inject Workbench workbench;
  @Inject ProviderCatalogue providers;
  @Inject Announcements announcements;

  /**
   * Looks at it; waits for its servers, at most some ten seconds each.
   *
   * @param mailboxToo whether the server of its mailbox may be asked
   */
  Findings at(MailAccount account, boolean mailboxToo, OffsetDateTime now) {
    return account.isSignedIn()
        ? signedIn(account, mailboxToo, now)
        : withPassword(account, mailboxToo, now);
  }

  private Findings signedIn(MailAccount account, boolean mailboxToo, OffsetDateTime now) {
    String company = account.companyId();
    NearEndings endings = new NearEndings(now);
    Optional<Diagnosis> refused = connections.renew(company, account.id());
    if (refused.isPresent()) {
      return new Findings(Findings.Part.of(refused.get()), Findings.UNSEEN, endings);
    }
    endings.consent(connections.permissionEnds(company, account.id()));
    return look(
        account,
        mailboxToo,
        connections.transport(company, account.id(), Patience.VERIFICATION),
        connections.store(company, account.id(), Patience.VERIFICATION),
        endings);
  }

  /** Its sign-ins count among those of verifications, and give way to refused ones. */
  private Findings withPassword(MailAccount account, boolean mailboxToo, OffsetDateTime now) {
    AccountServers own = accounts.servers(account.companyId(), account.id());
    ServerTrials trials = workbench.look(account.companyId(), new Lifeline());
    NearEndings endings = new NearEndings(now);
    endings.passwordSignIn(passwordSignInEnds(account));
    return look(
        account,
        mailboxToo,
        trials.transport(own.smtp(), own.smtpCredentials()),
        own.copyServer().map(imap -> trials.store(imap, own.imapCredentials())),
        endings);
  }

  private Optional<OffsetDateTime> passwordSignInEnds(MailAccount account) {
    // The sender may be an alias: the user tells better whose mailbox it is.
    EmailAddress user = EmailAddress.parse(account.smtp().username()).orElse(account.address());
    return HostName.parse(account.smtp().host())
        .flatMap(host -> providers.bySmtpHost(host, user))
        .flatMap(announcements::passwordSignIn)
        .map(announced -> announced.on().atStartOfDay().atOffset(ZoneOffset.UTC));
  }

  private static Findings look(
      MailAccount account,
      boolean mailboxToo,
      MailTransport transport,
      Optional<MailStore> store,
      NearEndings endings) {
    endings.servers(store.isPresent() ? 2 : 1);
    Findings.Part sending = sending(transport, endings);
    boolean mayGoOn = mailboxToo && store.isPresent() && !sending.isRefused();
    Findings.Part mailbox =
        mayGoOn ? mailbox(store.get(), account.sentFolder(), endings) : Findings.UNSEEN;
    return new Findings(sending, mailbox, endings);
  }

  private static Findings.Part sending(MailTransport transport, NearEndings endings) {
    try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
      endings.certificate(connection.facts().certificate());
      return connection.hasSignedIn() ? Findings.WORKS : Findings.UNSEEN;
    } catch (MailFailureException e) {
      return failed(e, CredentialSource.SMTP);
    }
  }

  private static Findings.Part mailbox(MailStore store, String folder, NearEndings endings) {
    try (MailStore.Connection connection = store.connect(StageListener.NONE)) {
      endings.certificate(connection.facts().certificate());
      if (folder == null) {
        return Findings.WORKS;
      }
      Optional<MailboxRoom> room = connection.room(connection.sentFolder(folder, NAMED).name());
      room.ifPresent(endings::room);
      return room.filter(NearEndings::isFull).isPresent() ? full() : Findings.WORKS;
    } catch (MailFailureException e) {
      return failed(e, CredentialSource.OWN);
    }
  }

  private static Findings.Part full() {
    return Findings.Part.of(
        DiagnosisCatalogue.verdict(DiagnosisCode.SENT_QUOTA, Service.IMAP, Stage.MAILBOX));
  }

  /** Where we held a sign-in back ourselves, nothing is known. */
  private static Findings.Part failed(MailFailureException e, CredentialSource credentials) {
    return e.failure().kind() == FailureKind.HELD_BACK
        ? Findings.HELD_BACK
        : Findings.Part.of(DiagnosisCatalogue.diagnose(e.failure(), credentials));
  }
}

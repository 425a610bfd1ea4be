package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.Envelope;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MessageContent;
import org.remitente.mail.MessageTrace;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.StageListener;
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

/**
 * Rows of the catalogue over the wire: a server says it at some point of the dialogue, and the
 * diagnosis has the code and the stage. Lines of one answer are separated by {@code /}.
 */
@Timeout(20)
class DialogueRowsTest {

  private static final String USER = "ana@acme.es";
  private static final Credentials CREDENTIALS = new Credentials(USER, Secret.of("s3creto"));
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));
  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-11-04T10:20:30Z");
  private static final MessageContent MESSAGE =
      MessageContent.of(
          "Message-ID: <1@acme.es>\r\n\r\nHola\r\n".getBytes(StandardCharsets.US_ASCII));
  private static final MailServers SERVERS =
      new MailServers(
          new MailConnector(
              new NetworkGuard("127.0.0.0/8,::1", "any"),
              new TlsTrust(TestAuthority.shared().caPem())),
          "https://remitente.acme.es");

  @ParameterizedTest(name = "{1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CONNECT | gr-554 | greeting | 554-mx.acme.es ESMTP not available/554 Your IP is listed
          CONNECT | gr-421 | greeting | 421 4.7.0 Too many connections from your IP
          CONNECT | gr-pop | greeting | +OK POP3 ready
          CONNECT | gr-imap-on-smtp | greeting | * OK IMAP4rev1 ready
          CONNECT | gr-http | greeting | HTTP/1.1 400 Bad Request
          CONNECT | gr-other | greeting | SSH-2.0-OpenSSH_9.6
          EHLO | ehlo-refused | capabilities | 501 5.5.4 Invalid domain name
          CREDENTIALS | auth-bad | login | 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
          CREDENTIALS | auth-gmail-bad | login | 535-5.7.8 Username and Password not accepted. For more information, go to/535 5.7.8 https://support.google.com/mail/?p=BadCredentials - gsmtp
          CREDENTIALS | auth-app-password | login | 534-5.7.9 Application-specific password required./534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor
          CREDENTIALS | auth-web-login | login | 534-5.7.14 <https://accounts.google.com/signin> Please log in via your/534 5.7.14 web browser and then try again.
          CREDENTIALS | auth-yahoo-bad | login | 535 5.7.0 (#MBR1212) Incorrect username or password
          CREDENTIALS | auth-rate | login | 454 4.7.0 Too many login attempts, please try again later.
          CREDENTIALS | auth-temp | login | 454 4.7.0 Temporary authentication failure: generic failure
          CREDENTIALS | auth-expired | login | 535 5.7.8 Your password has expired
          CREDENTIALS | auth-disabled-acc | login | 525 5.7.13 User account is disabled
          CREDENTIALS | smtp-off-user | login | 535 5.7.8 This user does not have access rights to this service
          CREDENTIALS | pwd-too-simple | login | 535 5.7.0 authentication rejected: your password is too simple
          CREDENTIALS | mech-mismatch | login | 504 5.7.4 Unrecognized authentication type
          CREDENTIALS | must-starttls | login | 530 5.7.0 Must issue a STARTTLS command first
          CREDENTIALS | ms-smtp-off-tenant | login | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [AM0PR01.eurprd01.prod.outlook.com]
          CREDENTIALS | ms-smtp-off-mailbox | login | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.
          CREDENTIALS | ms-sec-defaults | login | 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.
          CREDENTIALS | ms-cond-access | login | 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.
          CREDENTIALS | ms-basic-off | login | 550 5.7.30 Basic authentication is not supported for Client Submission.
          CREDENTIALS | ms-bad-cred | login | 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.
          CREDENTIALS | ms-535-573 | login | 535 5.7.3 Authentication unsuccessful [AM0PR01.eurprd01.prod.outlook.com]
          CREDENTIALS | ms-throttle | login | 432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending
          MAIL | ms-53057 | sender | 530 5.7.57 Client not authenticated to send mail
          MAIL | ms-blocked | sender | 550 5.1.8 Access denied, bad outbound sender
          MAIL | need-auth | sender | 530-5.7.0 Authentication Required. Learn more at/530 5.7.0 https://support.google.com/mail/?p=WantAuthError
          MAIL | from-domain | sender | 553 5.1.8 <ana@acme.es>: Sender address rejected: Domain not found
          RCPT | from-not-owned | recipient | 553 5.7.1 <ana@acme.es>: Sender address rejected: not owned by user otra
          RCPT | relay | recipient | 454 4.7.1 <ana@acme.es>: Relay access denied
          RCPT | ehlo-refused | recipient | 504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname
          RCPT | rcpt-bad | recipient | 550 5.1.1 <ana@acme.es>: Recipient address rejected: User unknown
          RCPT | greylist | recipient | 450 4.2.0 <ana@acme.es>: Recipient address rejected: Greylisted
          RCPT | rcpt-limit | recipient | 550-Domain acme.es has exceeded the max emails per hour (25/25 (100%)) allowed./550 Message discarded.
          RCPT | rcpt-limit | recipient | 450-Requested mail action not taken: mailbox unavailable/450 Mail send limit exceeded.
          MAIL | size | sender | 552 5.3.4 Message size exceeds fixed limit
          END | from-denied-ms | data | 554 5.2.252 SendAsDenied; ana@acme.es not allowed to send as otra@acme.es
          END | rcpt-limit | data | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException
          END | storage | data | 554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException
          END | spam-block | data | 554 5.7.1 Message rejected under suspicion of SPAM
          """)
  void smtp(String point, String code, String stage, String answer) {
    try (ScriptedSmtpServer server = new ScriptedSmtpServer(USER, "s3creto")) {
      server.on(point, answer.split("/(?=\\d{3}[ -])"));

      assertIs(submit(server), code, stage);
    }
  }

  @ParameterizedTest(name = "{1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CONNECT | gr-bye | greeting | * BYE Service not available
          CONNECT | conn-limit | greeting | * BYE Too many connections from your address
          CONNECT | gr-preauth | greeting | * PREAUTH ready
          CONNECT | gr-pop | greeting | +OK POP3 ready
          CONNECT | gr-smtp-on-imap | greeting | 220 mail.acme.es ESMTP
          CREDENTIALS | auth-bad | login | NO [AUTHENTICATIONFAILED] Authentication failed.
          CREDENTIALS | auth-temp | login | NO [UNAVAILABLE] Temporary authentication failure.
          CREDENTIALS | auth-expired | login | NO [EXPIRED] Password expired
          CREDENTIALS | auth-no-permission | login | NO [AUTHORIZATIONFAILED] No
          CREDENTIALS | auth-app-password | login | NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)
          CREDENTIALS | auth-web-login | login | NO [ALERT] Please log in via your web browser (Failure)
          CREDENTIALS | imap-off-user | login | NO [ALERT] Your account is not enabled for IMAP use. (Failure)
          CREDENTIALS | imap-off-admin | login | NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator. (Failure)
          CREDENTIALS | logindisabled | login | NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.
          CREDENTIALS | conn-limit | login | NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)
          CREDENTIALS | ms-imap-no | login | NO AUTHENTICATE failed.
          EXAMINE | ms-not-connected | mailbox | BAD User is authenticated but not connected.
          EXAMINE | sent-none | mailbox | NO [NONEXISTENT] Unknown Mailbox: Sent (Failure)
          EXAMINE | sent-noselect | mailbox | NO Mailbox isn't selectable
          APPEND | sent-quota | append | NO [OVERQUOTA] Quota exceeded (mailbox for user is full)
          APPEND | sent-limit | append | NO [TOOBIG] Message too large
          APPEND | sent-denied | append | NO [NOPERM] Permission denied
          APPEND | ms-throttle | append | NO [THROTTLED] Slow down
          """)
  void imap(String point, String code, String stage, String answer) {
    Mailboxes mailboxes = new Mailboxes().user(USER, "s3creto").folder(USER, "Sent");
    try (ScriptedImapServer server = new ScriptedImapServer(mailboxes)) {
      server.on(point, answer);

      assertIs(file(server), code, stage);
    }
  }

  private static Diagnosis submit(ScriptedServer<?> server) {
    MailTransport transport = SERVERS.transport(endpoint(server), CREDENTIALS, PATIENCE);
    EmailAddress ana = new EmailAddress(USER);
    try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
      return DiagnosisCatalogue.diagnose(
              connection.submit(new Envelope(ana, List.of(ana)), MESSAGE, HandOver.UNMARKED))
          .orElseThrow();
    } catch (MailFailureException e) {
      return DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.SMTP);
    }
  }

  private static Diagnosis file(ScriptedServer<?> server) {
    MailStore store = SERVERS.store(endpoint(server), CREDENTIALS, PATIENCE);
    try (MailStore.Connection connection = store.connect(StageListener.NONE)) {
      String folder = connection.sentFolder(null, Language.ES).name();
      connection.holds(folder, new MessageTrace("<1@acme.es>", DATE));
      connection.append(folder, MESSAGE, DATE);
    } catch (MailFailureException e) {
      return DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.OWN);
    }
    throw new AssertionError("nothing was refused");
  }

  private static ServerEndpoint endpoint(ScriptedServer<?> server) {
    return new ServerEndpoint(new HostName("localhost"), server.port(), ConnectionSecurity.NONE);
  }

  private static void assertIs(Diagnosis diagnosis, String code, String stage) {
    assertThat(diagnosis.code().code()).isEqualTo(code);
    assertThat(diagnosis.stage().tag()).isEqualTo(stage);
  }
}

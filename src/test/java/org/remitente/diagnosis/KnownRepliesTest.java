package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** Replies of real servers, and what each must be taken for. */
class KnownRepliesTest {

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # standard
          login | auth-bad | 535 5.7.8 Authentication credentials invalid | user pass | never
          login | mech-mismatch | 534 5.7.9 Authentication mechanism is too weak | | never
          login | mech-mismatch | 534 5.7.9 No | | never
          login | mech-mismatch | 534 No | | never
          login | auth-temp | 454 4.7.0 Temporary authentication failure | | later
          login | auth-temp | 454 No | | later
          login | auth-disabled-acc | 432 4.7.12 A password transition is needed | | never
          sender | need-auth | 530 5.7.0 Authentication required | user pass | never
          login | must-starttls | 538 5.7.11 Encryption required for requested mechanism | security | never
          login | must-starttls | 523 5.7.10 Encryption Needed | security | never
          login | must-starttls | 538 No | security | never
          login | must-starttls | 500 5.7.11 No | security | never
          login | mech-mismatch | 504 5.5.4 Unrecognized authentication type | | never
          login | mech-mismatch | 504 5.7.4 Unrecognized authentication type | | never
          login | mech-mismatch | 504 No | | never
          # Gmail
          login | auth-gmail-bad | 535-5.7.8 Username and Password not accepted. For more information, go to 535 5.7.8 https://support.google.com/mail/?p=BadCredentials x - gsmtp | user pass | never
          login | auth-gmail-bad | 535-5.7.8 Username and 535 5.7.8 Password not accepted. | user pass | never
          login | auth-app-password | 534-5.7.9 Application-specific password required. 534 5.7.9 https://support.google.com/?p=InvalidSecondFactor | pass | never
          login | auth-web-login | 534-5.7.14 <https://accounts.google.com/signin> Please 534-5.7.14 log in via your 534 5.7.14 web browser and then try again. | | later
          login | auth-web-login | 534-5.7.14 Please log in through your web browser | | later
          login | auth-web-login | 534 5.7.9 Please log in with your web browser | | later
          login | auth-web-login | 534 5.7.14 No | | later
          login | auth-rate | 454 4.7.0 Too many login attempts, please try again later. | | later
          login | auth-temp | 454 4.7.0 Cannot authenticate due to a temporary system problem | | later
          sender | need-auth | 530-5.7.0 Authentication Required. 530 5.7.0 ?p=WantAuthError | user pass | never
          sender | need-auth | 530-5.5.1 Authentication Required | user pass | never
          login | internal | 503 5.7.0 No identity changes permitted. | | later
          login | internal | 523 5.7.10 SMTP protocol violation, no commands allowed to pipeline after STARTTLS | | later
          # Microsoft
          login | ms-535-573 | 535 5.7.3 Authentication unsuccessful [AM0PR01.eurprd01.prod.outlook.com] | user | later
          login | auth-bad | 535 5.7.3 Authentication unsuccessful | user pass | never
          login | ms-smtp-off-tenant | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled | | never
          login | ms-smtp-off-mailbox | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. | | never
          login | ms-bad-cred | 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. | pass | never
          login | ms-basic-off | 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. | | never
          login | ms-sec-defaults | 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. | | never
          login | ms-cond-access | 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. | | never
          login | ms-cond-access | 535 5.7.139 Authentication unsuccessful | | never
          login | ms-basic-off | 550 5.7.30 Basic authentication is not supported for Client Submission. | | never
          login | ms-basic-off | 550 5.7.30 No | | never
          sender | ms-basic-off | 550 5.7.30 No | | never
          sender | ms-basic-off | 550 Basic authentication is not supported for Client Submission. | | never
          sender | ms-throttle | 451 4.7.0 Temporary server error. Please try again later. PRX5 | | later
          sender | ms-53057 | 530 5.7.57 Client not authenticated to send mail | | never
          sender | ms-53057 | 530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM | | never
          sender | need-auth | 530 5.7.1 Client was not authenticated | user pass | never
          # Yahoo, iCloud, IONOS, GMX
          login | auth-rate | 535 5.7.0 (#AUTH005) Too many bad auth attempts | | later
          login | auth-yahoo-bad | 535 5.7.0 (#MBR1212) Incorrect username or password | pass | never
          login | auth-bad | 535 5.7.8 Error: authentication failed | user pass | never
          login | auth-bad | 535 Authentication credentials invalid | user pass | never
          login | auth-temp | 535 5.7.0 (#OCF12) Service temporarily unavailable | | later
          login | pwd-too-simple | 535 5.7.0 Your password is too simple | pass | never
          # Postfix, Exim, Dovecot, Courier, OVH
          login | auth-bad | 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6 | user pass | never
          login | auth-temp | 454 4.7.0 Temporary authentication failure: Connection lost to authentication server | | later
          login | no-auth-offered | 503 5.5.1 Error: authentication not enabled | port security | never
          login | must-starttls | 504 5.5.4 Encryption required for requested authentication mechanism | security | never
          login | auth-rate | 450 4.7.1 Error: too many AUTH commands from unknown[192.0.2.1] | | later
          login | auth-bad | 535 Incorrect authentication data | user pass | never
          login | auth-temp | 435 Unable to authenticate at present | | later
          login | no-auth-offered | 503 AUTH command used when not advertised | port security | never
          login | no-auth-offered | 502 5.5.1 Command not implemented | port security | never
          login | mech-mismatch | 504 PLAIN authentication is not permitted | | never
          login | mech-mismatch | 535 5.7.8 Error: authentication failed: Invalid authentication mechanism | | never
          login | auth-disabled-acc | 525 5.7.13 User is disabled | | never
          login | auth-disabled-acc | 525 No | | never
          login | auth-disabled-acc | 535 5.7.8 Account suspended | | never
          login | auth-disabled-acc | 535 Your account has been locked | | never
          login | auth-rate | 535 Your account is temporarily locked | | later
          login | must-starttls | 530 5.7.0 Authentication disallowed on non-secure (SSL/TLS) connections | security | never
          login | must-starttls | 530 5.7.0 Must issue a STARTTLS command first | security | never
          login | need-auth | 530 No | user pass | never
          login | auth-bad | 535 Authentication failed. | user pass | never
          login | auth-bad | 535 Authentication rejected | user pass | never
          login | auth-bad | 535 No | user pass | never
          login | auth-bad | 535 5.7.1 Authentication failed | user pass | never
          login | auth-bad | 501 5.7.8 No | user pass | never
          login | auth-temp | 421 4.7.0 Closing connection | | later
          login | auth-expired | 535 5.7.8 Your password has expired | pass | never
          login | gr-554 | 554 5.7.1 Your IP address is blocked | host | later
          login | conn-limit | 432 4.3.2 Come back | | later
          login | ms-throttle | 432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending | | later
          login | ms-throttle | 451 4.7.0 Temporary server error. Please try again later. PRX4 | | later
          login | unknown | 550 5.7.1 Nein | user pass | never
          # before the sign-in
          greeting | gr-554 | 554 No SMTP service here | host | later
          greeting | gr-554 | 550 5.7.1 Your address is listed | host | later
          greeting | gr-421 | 421 Too many concurrent SMTP connections; please try again later | | later
          greeting | gr-421 | 421 4.7.0 mx Error: too many connections from 192.0.2.1 | | later
          greeting | gr-421 | 421 4.4.5 Server busy | | later
          greeting | gr-421 | 450 Later | | later
          greeting | tls-plain-on-tls | 554 SMTP synchronization error | security | never
          greeting | tls-plain-on-tls | 554 5.5.0 Error: SMTP protocol synchronization | security | never
          greeting | gr-pop | +OK POP3 ready | port host | never
          greeting | gr-imap-on-smtp | * OK IMAP4rev1 ready | port host | never
          greeting | gr-http | HTTP/1.1 400 Bad Request | host port | never
          greeting | gr-other | SSH-2.0-OpenSSH_9.2 | host port | never
          capabilities | ehlo-refused | 501 5.5.4 Invalid domain name | | never
          capabilities | ehlo-refused | 504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname | | never
          capabilities | ehlo-refused | 450 4.7.1 <x>: Helo command rejected: Host not found | | never
          capabilities | ehlo-refused | 501 Syntactically invalid HELO argument(s) | | never
          capabilities | temporary | 421 4.3.0 Temporary System Problem | | later
          capabilities | must-starttls | 530 5.7.0 Must issue a STARTTLS command first | security | never
          starttls | tls-starttls-fail | 454 4.7.0 TLS not available due to local problem | security | later
          starttls | tls-starttls-fail | 554 5.7.3 Unable to initialize security subsystem | security | later
          starttls | tls-no-starttls | 502 5.5.1 Error: command not implemented | security port | never
          tls | tls-starttls-fail | 250 injected | security | later
          # sender
          sender | must-starttls | 530 5.7.0 Must issue a STARTTLS command first | security | never
          sender | must-starttls | 451 5.7.3 STARTTLS is required to send mail | security | never
          data | from-denied-ms | 554 5.2.252 SendAsDenied; a@x not allowed to send as b@y | address | never
          data | from-denied-ms | 554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied | address | never
          data | from-denied-ms | 550 5.7.60 SMTP; Client does not have permissions to send as this sender | address | never
          sender | from-denied-ms | 550 5.7.1 Client does not have permissions to send as this sender | address | never
          data | from-not-owned | 550 Request failed; Mailbox unavailable | address | never
          sender | from-not-owned | 553 From address not verified - see https://help.yahoo.com | address | never
          recipient | from-not-owned | 553 5.7.1 <a@x.es>: Sender address rejected: not owned by user u | address | never
          recipient | need-auth | 553 5.7.1 <a@x.es>: Sender address rejected: not logged in | user pass | never
          data | from-not-owned | 554 Transaction failed: Sender address is not allowed. | address | never
          recipient | from-not-owned | 550 Sender verify failed | address | never
          recipient | from-domain | 553 5.1.8 <a@x>: Sender address rejected: Domain not found | address | never
          recipient | from-domain | 450 4.1.8 <a@x>: Sender address rejected: Domain not found | address | never
          sender | from-domain | 550 5.1.8 No | address | never
          sender | ms-blocked | 550 5.1.8 Access denied, bad outbound sender | | never
          sender | ms-blocked | 550 5.7.501 Access denied, spam abuse detected | | never
          data | ms-blocked | 550 5.7.708 Service unavailable | | never
          sender | sender-refused | 550 5.7.1 Not you | address | never
          sender | sender-refused | 553 5.6.7 Must declare SMTPUTF8 to send messages | address | never
          sender | need-auth | 535 Authentication required. | user pass | never
          sender | need-auth | 503 5.5.4 Bad sequence, AUTH first | user pass | never
          # quotas and rates
          data | rcpt-limit | 550 5.4.5 Daily user sending limit exceeded. | | later
          sender | rcpt-limit | 550 5.4.5 No | | later
          data | rcpt-limit | 550 5.4.5 Daily SMTP relay limit exceeded for user | | later
          data | rcpt-limit | 550 5.7.1 Daily SMTP relay sending limit exceeded for this customer | | later
          data | rcpt-limit | 421 4.7.28 Our system has detected an unusual rate of email | | later
          data | rcpt-limit | 550 5.7.1 This email has been rate limited | | later
          recipient | rcpt-limit | 452 4.5.3 Your message has too many recipients | | later
          recipient | too-many-recipients | 550 5.5.3 Too many recipients for this sender | | never
          recipient | too-many-recipients | 552 too many recipients | | never
          recipient | rcpt-limit | 452 too many recipients | | later
          sender | ms-throttle | 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded | | later
          sender | conn-limit | 432 4.3.2 Later | | later
          data | rcpt-limit | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message | | later
          data | rcpt-limit | 550 5.2.2 Submission quota exceeded | | later
          data | storage | 554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded | | later
          data | message-refused | 554 5.2.0 STOREDRV.Submission.Exception:OtherException | | never
          data | rcpt-limit | 550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients | | later
          recipient | rcpt-limit | 450 5.2.121 Recipient's per hour message receive limit from this server exceeded | | later
          data | rcpt-limit | 550 5.7.1 You have exceeded your daily sending limit | | later
          sender | temporary | 421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints | | later
          sender | rcpt-limit | 521 Mail over the limit | | later
          sender | rcpt-limit | 450-Requested mail action not taken: mailbox unavailable 450 Mail send limit exceeded. | | later
          sender | rcpt-limit | 450 4.7.1 Error: too much mail from 192.0.2.1 | | later
          recipient | rcpt-limit | 450 4.7.1 Error: too many recipients from 192.0.2.1 | | later
          sender | temporary | 421 too many messages in this connection | | later
          recipient | rcpt-limit | 550 Domain acme.es has exceeded the max emails per hour (25/25 (100%)) allowed. Message discarded. | | later
          recipient | rcpt-limit | 550 Domain acme.es has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded. | | later
          # recipients, relay, greylist
          recipient | rcpt-bad | 550 5.1.1 <x@y>: Recipient address rejected: User unknown | address | never
          recipient | rcpt-bad | 553 5.1.3 Bad recipient address syntax | address | never
          recipient | rcpt-bad | 550 5.1.2 Bad destination system address | address | never
          recipient | rcpt-bad | 550 5.2.1 The email account is inactive | address | never
          recipient | rcpt-bad | 550 No | address | never
          data | rcpt-bad | 550 5.1.1 No such mailbox | address | never
          recipient | rcpt-bad | 553 5.6.7 Must declare SMTPUTF8 | address | never
          recipient | storage | 452 4.2.2 The email account is over quota | | later
          recipient | storage | 552 5.2.2 The recipient's inbox is out of storage space | | later
          recipient | temporary | 450 Requested action not taken: mailbox busy | | later
          recipient | temporary | 451 Local error in processing | | later
          recipient | greylist | 450 4.2.0 <r>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/ | | later
          recipient | greylist | 451 4.7.1 Greylisted, try again | | later
          recipient | greylist | 450 4.7.1 Later | | later
          recipient | greylist | 450 4.1.2 Recipient address rejected: Domain not found | | later
          recipient | temporary | 452 4.7.1 Later | | later
          recipient | relay | 554 5.7.1 <r>: Relay access denied | user pass port | never
          recipient | relay | 550 relay not permitted | user pass port | never
          recipient | relay | 550 5.7.1 Unable to relay | user pass port | never
          recipient | relay | 550 5.7.64 TenantAttribution; Relay Access Denied | user pass port | never
          recipient | relay | 550 5.4.1 Relay Access Denied | user pass port | never
          recipient | relay | 513 Relaying denied. | user pass port | never
          sender | relay | 550 5.7.1 Invalid credentials for relay | user pass port | never
          sender | relay | 550 5.7.0 Email relay denied | user pass port | never
          recipient | ehlo-refused | 504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname | | never
          data | domain-authentication | 550 5.7.26 This mail is unauthenticated | | never
          data | domain-authentication | 554 5.7.9 Message not accepted for policy reasons: DMARC policy | | never
          data | domain-authentication | 550 5.7.509 Access denied | | never
          # size, content, storage
          sender | size | 552 5.3.4 Message size exceeds fixed limit | | never
          data | size | 552-5.2.3 Your message exceeded Google's message size limits | | never
          sender | size | 552 Message size exceeds maximum permitted | | never
          sender | size | 534 SIZE=Message too big. | | never
          sender | size | 552 No | | never
          data | size | 552-5.7.0 This message was blocked because its content presents a potential security issue. | | never
          data | message-refused | 550 5.7.1 Messages missing a valid Message-ID header are not accepted | | never
          sender | storage | 452 4.3.1 Insufficient system storage | | later
          sender | storage | 452 Space shortage, please try later | | later
          data | spam-block | 554 5.7.1 Message rejected under suspicion of SPAM | | never
          data | spam-block | 554 5.7.1 No | | never
          recipient | spam-block | 550 Blocked using zen.example.org | | never
          data | message-refused | 554 Transaction failed | | never
          data | temporary | 451 4.3.0 Queue file write error | | later
          """)
  void smtp(String stage, String code, String reply, String fields, String retry) {
    check(Service.SMTP, stage, code, reply, fields, retry);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          login | auth-bad | NO [AUTHENTICATIONFAILED] Authentication failed. | user pass | never
          login | auth-bad | NO [AUTHENTICATIONFAILED] Temporarily not | user pass | never
          login | auth-temp | NO [UNAVAILABLE] Temporary authentication failure. [host:time] | | later
          login | auth-temp | NO [UNAVAILABLE] Temporary System Problem. Try again later. (Failure) | | later
          login | auth-temp | NO System Error (Failure) | | later
          login | auth-temp | NO [SERVERBUG] Internal error | | later
          login | auth-temp | NO Account is temporarily unavailable. | | later
          login | auth-temp | * BYE Temporary problem, please try again later | | later
          login | auth-no-permission | NO [AUTHORIZATIONFAILED] No | user | never
          login | auth-no-permission | NO [CONTACTADMIN] No | user | never
          login | auth-expired | NO [EXPIRED] No | pass | never
          login | logindisabled | NO [PRIVACYREQUIRED] Cleartext authentication disallowed on non-secure (SSL/TLS) connections. | imap.security | never
          login | logindisabled | NO Plaintext authentication disallowed on non-secure (SSL/TLS) connections. | imap.security | never
          login | logindisabled | NO STARTTLS required | imap.security | never
          login | logindisabled | * BYE IMAP access disabled via insecure connection. | imap.security | never
          login | conn-limit | NO [LIMIT] Enough | | later
          login | conn-limit | NO [INUSE] Busy | | later
          login | conn-limit | NO [ALERT] Too many simultaneous connections. (Failure) | | later
          login | conn-limit | NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10) | | later
          login | auth-rate | NO [LIMIT] LOGIN Rate limit hit. | | later
          login | auth-gmail-bad | NO [AUTHENTICATIONFAILED] Invalid credentials (Failure) | user pass | never
          login | auth-app-password | NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure) | pass | never
          login | auth-web-login | NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure) | | later
          login | auth-web-login | NO [WEBALERT https://accounts.google.com] Web login required. | | later
          login | auth-web-login | NO Login to your account via a web browser | | later
          login | imap-off-admin | NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator. (Failure) | | never
          login | imap-off-user | NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page | | never
          login | imap-off-user | NO [ALERT] You are yet to enable IMAP for your account. | | never
          login | imap-off-user | NO [AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled | | never
          login | imap-off-user | * BYE IMAP access disabled for this account. | | never
          login | quota-bw | * BYE Account exceeded command or bandwidth limits. | | later
          login | quota-bw | NO [OVERQUOTA] Account exceeded (Failure) | | later
          login | auth-yahoo-bad | NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials | pass | never
          login | auth-yahoo-bad | NO [AUTHENTICATIONFAILED] AUTHENTICATE Invalid credentials | pass | never
          login | auth-bad | NO LOGIN failed. | user pass | never
          login | ms-imap-no | NO AUTHENTICATE failed. | | never
          login | auth-bad | NO Login failed. | user pass | never
          login | ms-throttle | NO [THROTTLED] Slow down | | later
          login | gr-bye | * BYE See you | imap.host | later
          login | unknown | NO [ALERT] Nein | user pass | never
          greeting | gr-bye | * BYE Service off | imap.host | later
          greeting | conn-limit | * BYE Too many connections from your address | | later
          greeting | quota-bw | * BYE Account exceeded command or bandwidth limits. | | later
          greeting | imap-off-user | * BYE IMAP access disabled for this account. | | never
          greeting | gr-preauth | * PREAUTH ready | imap.host | never
          greeting | gr-pop | +OK POP3 ready | imap.port imap.host | never
          greeting | gr-smtp-on-imap | 220 mail.acme.es ESMTP | imap.port imap.host | never
          greeting | gr-http | HTTP/1.1 400 Bad Request | imap.host imap.port | never
          starttls | tls-starttls-fail | BAD STARTTLS unknown | imap.security | later
          append | sent-quota | NO [OVERQUOTA] Quota exceeded (mailbox for user is full) | | later
          append | sent-quota | NO [ALERT] You exceeded your mail quota. | | later
          mailbox | sent-quota | NO [OVERQUOTA] No | | later
          append | quota-bw | NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure) | | later
          append | sent-trycreate | NO [TRYCREATE] Mailbox doesn't exist: Sent | imap.sentFolder | never
          append | sent-trycreate | NO [TRYCREATE] Must create mailbox before append | imap.sentFolder | never
          mailbox | sent-none | NO [NONEXISTENT] Unknown | imap.sentFolder | never
          mailbox | sent-none | NO Mailbox doesn't exist: Sent | imap.sentFolder | never
          mailbox | sent-noselect | NO Mailbox is noselect | imap.sentFolder | never
          mailbox | sent-namespace | NO Invalid mailbox name: Sent | imap.sentFolder | never
          mailbox | sent-namespace | NO Mailbox name should probably be prefixed with: INBOX. | imap.sentFolder | never
          append | sent-denied | NO [NOPERM] Permission denied | imap.sentFolder | never
          append | sent-denied | NO [CANNOT] No | imap.sentFolder | never
          append | sent-denied | NO Mailbox is read-only | imap.sentFolder | never
          append | sent-limit | NO [TOOBIG] Message too large | | never
          append | sent-limit | NO [LIMIT] No | | never
          append | sent-limit | NO Message exceeds APPENDLIMIT | | never
          mailbox | conn-limit | NO [LIMIT] No | | later
          append | conn-limit | NO [ALERT] Too many simultaneous connections. (Failure) | | later
          append | ms-throttle | NO [THROTTLED] Slow down | | later
          append | temporary | NO [UNAVAILABLE] Later | | later
          append | temporary | NO [INUSE] Mailbox in use | | later
          append | temporary | * BYE Shutting down | | later
          append | temporary | NO Temporary problem | | later
          append | sent-denied | NO Nein | imap.sentFolder | never
          """)
  void imap(String stage, String code, String reply, String fields, String retry) {
    check(Service.IMAP, stage, code, reply, fields, retry);
  }

  private static void check(
      Service service, String stage, String code, String reply, String fields, String retry) {
    Stage at = Stage.valueOf(stage.toUpperCase(Locale.ROOT));
    Diagnosis diagnosis = Replies.refused(service, at, reply);
    assertThat(diagnosis.code().code()).isEqualTo(code);
    assertThat(diagnosis.fields()).isEqualTo(names(fields));
    assertThat(diagnosis.retry().tag()).isEqualTo(retry);
    assertThat(diagnosis.stage()).isEqualTo(at);
    assertThat(diagnosis.service()).isEqualTo(service);
  }

  /** Short names stand for SMTP's: IMAP signs in with its credentials here. */
  private static List<String> names(String fields) {
    return fields == null
        ? List.of()
        : Arrays.stream(fields.split(" "))
            .map(
                field ->
                    switch (field) {
                      case "user" -> "smtp.username";
                      case "pass" -> "smtp.password";
                      case "host", "port", "security" -> "smtp." + field;
                      default -> field;
                    })
            .toList();
  }
}

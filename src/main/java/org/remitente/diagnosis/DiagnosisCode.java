package org.remitente.diagnosis;

import static org.remitente.diagnosis.Field.ADDRESS;
import static org.remitente.diagnosis.Field.HOST;
import static org.remitente.diagnosis.Field.PASSWORD;
import static org.remitente.diagnosis.Field.PORT;
import static org.remitente.diagnosis.Field.SECURITY;
import static org.remitente.diagnosis.Field.SENT_FOLDER;
import static org.remitente.diagnosis.Field.USERNAME;
import static org.remitente.diagnosis.OnProvenAccount.NEITHER;
import static org.remitente.diagnosis.OnProvenAccount.STOP;
import static org.remitente.diagnosis.OnProvenAccount.WAIT;
import static org.remitente.diagnosis.RetryRule.LATER;
import static org.remitente.diagnosis.RetryRule.NEVER;
import static org.remitente.diagnosis.RetryRule.NOW;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of situations: each with the fields to look at, whether waiting helps, and what it
 * means for an account that was proved before. Its texts stand in the bundle {@code diagnosis}
 * under the same code; a contract test fails where a language lacks one.
 */
public enum DiagnosisCode {
  // Before any connection.
  IN_REQUIRED(NEVER, NEITHER),
  IN_HOST_FORM(NEVER, NEITHER, HOST),
  IN_HOST_SWAP(NEVER, NEITHER, HOST),
  IN_ADDR_INJECT(NEVER, NEITHER),
  IN_ADDRESS_FORM(NEVER, NEITHER, ADDRESS),
  IN_PORT_RANGE(NEVER, NEITHER, PORT),
  IN_PORT_POP(NEVER, NEITHER, PORT),
  IN_PORT_SWAP(NEVER, NEITHER, PORT),
  IN_UNENCRYPTED(NEVER, NEITHER, SECURITY),
  IN_OAUTH_ONLY(NEVER, NEITHER),
  IN_PASSWORD_AGAIN(NEVER, NEITHER, PASSWORD),
  IN_TOO_LONG(NEVER, NEITHER),
  NET_PORT_NOT_ALLOWED(NEVER, WAIT, PORT),

  // Name and network.
  DNS_NXDOMAIN(NEVER, WAIT, HOST),
  DNS_DOMAIN_GONE(NEVER, WAIT, ADDRESS, HOST),
  DNS_NO_ADDR(NEVER, WAIT, HOST),
  DNS_TEMP(LATER, WAIT),
  NET_BLOCKED_ADDR(NEVER, WAIT, HOST),
  TCP_REFUSED(NEVER, WAIT, PORT, HOST),
  TCP_TIMEOUT(NEVER, WAIT, PORT),
  TCP_TIMEOUT_ALL(LATER, WAIT),
  TCP_UNREACHABLE(LATER, WAIT, HOST),
  TCP_RESET(LATER, WAIT, HOST),

  // Encryption.
  TLS_PLAIN_ON_TLS(NEVER, WAIT, SECURITY),
  TLS_TLS_ON_PLAIN(NEVER, WAIT, SECURITY),
  TLS_NO_STARTTLS(NEVER, WAIT, SECURITY, PORT),
  TLS_STARTTLS_FAIL(LATER, WAIT, SECURITY),
  TLS_CERT_HOST(NEVER, WAIT, HOST),
  TLS_CERT_EXPIRED(LATER, WAIT),
  TLS_CERT_NOT_YET(LATER, WAIT),
  TLS_CERT_SELF(NEVER, WAIT, HOST),
  TLS_CERT_UNTRUSTED(NEVER, WAIT, HOST),
  TLS_CHAIN_INCOMPLETE(NEVER, WAIT),
  TLS_VERSION(NEVER, WAIT),
  TLS_SILENT(NEVER, WAIT, PORT, SECURITY),

  // Greeting and capabilities.
  GR_POP(NEVER, WAIT, PORT, HOST),
  GR_SMTP_ON_IMAP(NEVER, WAIT, PORT, HOST),
  GR_IMAP_ON_SMTP(NEVER, WAIT, PORT, HOST),
  GR_HTTP(NEVER, WAIT, HOST, PORT),
  GR_OTHER(NEVER, WAIT, HOST, PORT),
  GR_554(LATER, WAIT, HOST),
  GR_421(LATER, WAIT),
  GR_BYE(LATER, WAIT, HOST),
  GR_PREAUTH(NEVER, WAIT, HOST),
  EHLO_REFUSED(NEVER, WAIT),
  NO_AUTH_OFFERED(NEVER, WAIT, PORT, SECURITY),
  MECH_MISMATCH(NEVER, STOP),
  LOGINDISABLED(NEVER, STOP, SECURITY),
  MUST_STARTTLS(NEVER, STOP, SECURITY),

  // Sign-in with a password.
  AUTH_BAD(NEVER, STOP, USERNAME, PASSWORD),
  AUTH_ONE_SIDE(NEVER, STOP, HOST, PORT),
  AUTH_APP_PASSWORD(NEVER, STOP, PASSWORD),
  AUTH_GMAIL_BAD(NEVER, STOP, USERNAME, PASSWORD),
  AUTH_WEB_LOGIN(LATER, STOP),
  AUTH_YAHOO_BAD(NEVER, STOP, PASSWORD),
  AUTH_RATE(LATER, WAIT),
  AUTH_TEMP(LATER, WAIT),
  AUTH_EXPIRED(NEVER, STOP, PASSWORD),
  AUTH_NO_PERMISSION(NEVER, STOP, USERNAME),
  AUTH_DISABLED_ACC(NEVER, STOP),
  AUTH_PLACE(NEVER, STOP),
  IMAP_OFF_USER(NEVER, STOP),
  IMAP_OFF_ADMIN(NEVER, STOP),
  SMTP_OFF_USER(NEVER, STOP),
  ZOHO_REGION(NEVER, STOP, HOST),
  CONN_LIMIT(LATER, WAIT),
  QUOTA_BW(LATER, WAIT),
  PWD_TOO_SIMPLE(NEVER, STOP, PASSWORD),

  // Microsoft's policies, met with a password too.
  MS_SMTP_OFF_TENANT(NEVER, STOP),
  MS_SMTP_OFF_MAILBOX(NEVER, STOP),
  MS_SEC_DEFAULTS(NEVER, STOP),
  MS_COND_ACCESS(NEVER, STOP),
  MS_BASIC_OFF(NEVER, STOP),
  MS_BAD_CRED(NEVER, STOP, PASSWORD),
  MS_535_573(LATER, STOP, USERNAME),
  MS_53057(NEVER, STOP),
  MS_50124(NEVER, STOP, USERNAME),
  MS_NOT_CONNECTED(NEVER, WAIT, USERNAME),
  MS_IMAP_NO(NEVER, STOP),
  MS_CMD_ERR(NOW, WAIT),
  MS_THROTTLE(LATER, WAIT),
  MS_BLOCKED(NEVER, STOP),

  // Sign-in on the provider's own page, and its tokens.
  OA_CANCEL(NEVER, NEITHER),
  OA_STATE(NEVER, NEITHER),
  OA_ADMIN(NEVER, STOP),
  OA_APP_CONFIG(NEVER, WAIT),
  OA_SCOPES_MISSING(NEVER, STOP),
  OA_OTHER_ACCOUNT(NEVER, NEITHER, ADDRESS),
  OA_NO_REFRESH(NEVER, NEITHER),
  OA_REVOKED(NEVER, STOP),
  OA_INTERACTION(NEVER, STOP),
  OA_TEMP(LATER, WAIT),
  OA_TOKEN_REFUSED(NOW, STOP),
  OA_NOT_OFFERED(NEVER, STOP),
  API_UNREACHABLE(LATER, WAIT),
  API_NO_MAILBOX(NEVER, STOP),

  // Envelope and content.
  FROM_NOT_OWNED(NEVER, NEITHER, ADDRESS),
  FROM_DENIED_MS(NEVER, NEITHER, ADDRESS),
  FROM_DOMAIN(NEVER, WAIT, ADDRESS),
  SENDER_REFUSED(NEVER, NEITHER, ADDRESS),
  RELAY(NEVER, NEITHER, USERNAME, PASSWORD, PORT),
  NEED_AUTH(NEVER, STOP, USERNAME, PASSWORD),
  RCPT_BAD(NEVER, NEITHER, ADDRESS),
  RCPT_LEFT_OUT(NEVER, NEITHER),
  GREYLIST(LATER, WAIT),
  RCPT_LIMIT(LATER, WAIT),
  TOO_MANY_RECIPIENTS(NEVER, NEITHER),
  SPAM_BLOCK(NEVER, NEITHER),
  DOMAIN_AUTHENTICATION(NEVER, NEITHER),
  SIZE(NEVER, NEITHER),
  STORAGE(LATER, WAIT),
  DATA_UNKNOWN(NEVER, NEITHER),
  MESSAGE_REFUSED(NEVER, NEITHER),
  BOUNCED(NEVER, NEITHER, ADDRESS),
  TEMPORARY(LATER, WAIT),

  // The Sent folder.
  SENT_NONE(NEVER, NEITHER, SENT_FOLDER),
  SENT_MANY(NEVER, NEITHER, SENT_FOLDER),
  SENT_NOSELECT(NEVER, NEITHER, SENT_FOLDER),
  SENT_NAMESPACE(NEVER, NEITHER, SENT_FOLDER),
  SENT_TRYCREATE(NEVER, NEITHER, SENT_FOLDER),
  SENT_QUOTA(LATER, WAIT),
  SENT_LIMIT(NEVER, NEITHER),
  SENT_DENIED(NEVER, NEITHER, SENT_FOLDER),
  SENT_LIE(NEVER, NEITHER),
  SENT_COPY_FAIL_LATER(LATER, WAIT),

  // The dialogue as such, and ourselves.
  CONNECTION_LOST(LATER, WAIT),
  PROTOCOL(NEVER, WAIT, HOST, PORT),
  CANCELLED(LATER, WAIT),
  OVERTIME(LATER, WAIT),
  RATE_LIMITED(LATER, WAIT),
  INTERNAL(LATER, WAIT),
  /** A reply that nobody knows: the stage says which fields are likely. */
  UNKNOWN(NEVER, NEITHER);

  private final RetryRule retry;
  private final OnProvenAccount onProvenAccount;
  private final List<Field> fields;

  DiagnosisCode(RetryRule retry, OnProvenAccount onProvenAccount, Field... fields) {
    this.retry = retry;
    this.onProvenAccount = onProvenAccount;
    this.fields = List.of(fields);
  }

  /** The code in the contract, such as {@code auth-bad}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether Microsoft says that SMTP is switched off, for the mailbox or for all of them. */
  public boolean isSmtpSwitchedOff() {
    return this == MS_SMTP_OFF_MAILBOX || this == MS_SMTP_OFF_TENANT;
  }

  /** Whether the unchanged settings may pass another time. */
  public RetryRule retry() {
    return retry;
  }

  /** What it means for an account that was proved before. */
  OnProvenAccount onProvenAccount() {
    return onProvenAccount;
  }

  /** The fields to look at. */
  List<Field> fields() {
    return fields;
  }

  /** The situation with a code of the contract. */
  public static Optional<DiagnosisCode> ofCode(String code) {
    for (DiagnosisCode each : values()) {
      if (each.code().equals(code)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}

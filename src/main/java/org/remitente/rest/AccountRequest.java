package org.remitente.rest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.remitente.account.AccountSettings;
import org.remitente.account.MailAccount;
import org.remitente.account.SendingLimits;
import org.remitente.account.ServerSettings;
import org.remitente.account.SignedInSettings;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.request.JsonBody;
import org.remitente.security.Secret;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

/** The settings of an account as a client sends them; their values are for the verification. */
record AccountRequest(
    String address,
    String displayName,
    Smtp smtp,
    boolean saveSentCopy,
    Imap imap,
    boolean acceptUnencrypted,
    boolean default_,
    Limits limits,
    boolean readDeliveryReports) {

  private static final String SIGNED_IN = "signed-in";

  /** The server that takes messages. */
  record Smtp(
      String host, Long port, ConnectionSecurity security, String username, String password) {

    ServerSettings settings() {
      return new ServerSettings(host, whole(port), security, username, Secret.ofNullable(password));
    }

    /** Never the password. */
    @Override
    public String toString() {
      return "Smtp[host=" + host + "]";
    }
  }

  /** The server that files copies. */
  record Imap(
      String host,
      Long port,
      ConnectionSecurity security,
      String username,
      String password,
      String sentFolder) {

    ServerSettings settings() {
      return new ServerSettings(host, whole(port), security, username, Secret.ofNullable(password));
    }

    /** Never the password. */
    @Override
    public String toString() {
      return "Imap[host=" + host + "]";
    }
  }

  /** How much may be sent, each 1 or more, or null for the provider's own limit. */
  record Limits(Integer connections, Integer perMinute, Integer perHour, Integer perDay) {

    void check(List<InputError> errors) {
      check("limits.connections", connections, errors);
      check("limits.perMinute", perMinute, errors);
      check("limits.perHour", perHour, errors);
      check("limits.perDay", perDay, errors);
    }

    private static void check(String field, Integer limit, List<InputError> errors) {
      if (limit != null && limit < 1) {
        errors.add(new InputError(field, "range"));
      }
    }

    SendingLimits settings() {
      return new SendingLimits(connections, perMinute, perHour, perDay);
    }
  }

  /**
   * Reads a body.
   *
   * @throws InvalidInputException with every unknown or repeated member, wrong type, unknown
   *     security and limit out of range
   */
  static AccountSettings read(InputStream body) {
    List<InputError> errors = new ArrayList<>();
    AccountRequest sent = JsonBody.read(body, AccountRequest.class, errors);
    if (sent != null && sent.limits() != null) {
      sent.limits().check(errors);
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return sent.settings();
  }

  /**
   * Reads a body for an account that was signed in to at its provider, of which only a few things
   * can be decided; what is sent back as it was answered does no harm.
   *
   * @throws InvalidInputException with every member that it does not have too ({@code signed-in})
   */
  static SignedInSettings readSignedIn(InputStream body, MailAccount account) {
    List<InputError> errors = new ArrayList<>();
    AccountRequest sent = JsonBody.read(body, AccountRequest.class, errors);
    if (sent != null) {
      sent.checkSignedIn(account, errors);
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return new SignedInSettings(
        account.method(),
        account.address(),
        sent.displayName(),
        sent.saveSentCopy(),
        sent.default_(),
        sent.limits() == null ? SendingLimits.NONE : sent.limits().settings(),
        sent.readDeliveryReports());
  }

  private void checkSignedIn(MailAccount account, List<InputError> errors) {
    String own = account.address().value();
    if (address != null && !address.strip().equalsIgnoreCase(own)) {
      errors.add(new InputError("address", SIGNED_IN));
    }
    if (smtp != null) {
      errors.add(new InputError("smtp", SIGNED_IN));
    }
    if (imap != null) {
      errors.add(new InputError("imap", SIGNED_IN));
    }
    if (acceptUnencrypted) {
      errors.add(new InputError("acceptUnencrypted", SIGNED_IN));
    }
    if (limits != null) {
      limits.check(errors);
    }
  }

  private AccountSettings settings() {
    return new AccountSettings(
        address,
        displayName,
        smtp == null ? null : smtp.settings(),
        saveSentCopy,
        imap == null ? null : imap.settings(),
        imap == null ? null : imap.sentFolder(),
        acceptUnencrypted,
        default_,
        limits == null ? SendingLimits.NONE : limits.settings(),
        readDeliveryReports);
  }

  /** A port out of every range is a wrong value, for the verification to say, and no wrong type. */
  private static Integer whole(Long port) {
    return port == null
        ? null
        : (Integer) (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, port));
  }
}

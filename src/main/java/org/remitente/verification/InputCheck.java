package org.remitente.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.remitente.account.AccountSettings;
import org.remitente.account.ServerSettings;
import org.remitente.account.SignedInSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Service;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * Judges what was typed before anything is connected to. Pure; every fault is found, not only the
 * first.
 */
final class InputCheck {

  private static final Set<Integer> SMTP_PORTS = Set.of(25, 465, 587, 2525);
  private static final Set<Integer> IMAP_PORTS = Set.of(143, 993);
  private static final Set<Integer> POP_PORTS = Set.of(110, 995);
  private static final int MAX_TEXT = 200;
  private static final int MAX_USERNAME = 320;
  private static final int MAX_PASSWORD = 1000;
  private static final int MAX_FOLDER = 500;

  private final AllowedPorts ports;
  private final DiagnosisCode missingPassword;
  private final List<Diagnosis> found = new ArrayList<>();

  /** Which ports a mail server may use. */
  interface AllowedPorts {
    boolean allows(int port);

    /** The ports as people read them. */
    String list();
  }

  private InputCheck(AllowedPorts ports, boolean stored) {
    this.ports = ports;
    this.missingPassword = stored ? DiagnosisCode.IN_PASSWORD_AGAIN : DiagnosisCode.IN_REQUIRED;
  }

  /**
   * Everything that is wrong, in the order of the form.
   *
   * @param stored whether these stand for a stored account, whose passwords were filled in already
   *     where they may
   */
  static List<Diagnosis> of(AccountSettings settings, boolean stored, AllowedPorts ports) {
    InputCheck check = new InputCheck(ports, stored);
    check.address(settings.address());
    check.text("displayName", settings.displayName(), MAX_TEXT);
    check.smtp(settings);
    if (settings.saveSentCopy()) {
      check.imap(settings);
    }
    return List.copyOf(check.found);
  }

  /** The same of an account that was signed in to at its provider: of what its owner typed. */
  static List<Diagnosis> of(SignedInSettings settings) {
    InputCheck check = new InputCheck(null, true);
    check.text("displayName", settings.displayName(), MAX_TEXT);
    return List.copyOf(check.found);
  }

  private void address(String address) {
    if (missing("address", address) || unseen("address", address)) {
      return;
    }
    if (TypedText.mixesAlphabets(address)) {
      add(DiagnosisCode.IN_ADDR_INJECT, "address");
    } else if (EmailAddress.parse(address).isEmpty()) {
      add(DiagnosisCode.IN_ADDRESS_FORM, "address");
    }
  }

  private void smtp(AccountSettings settings) {
    ServerSettings smtp = settings.smtp();
    if (smtp == null) {
      add(DiagnosisCode.IN_REQUIRED, "smtp.host");
      return;
    }
    host("smtp.host", smtp.host(), Service.SMTP);
    if (ServerNames.takesMicrosoftAccountsOnly(settings)) {
      found.add(DiagnosisCatalogue.input(DiagnosisCode.IN_OAUTH_ONLY, List.of(), Map.of()));
    }
    smtpPort(smtp.port());
    required("smtp.security", smtp.security());
    if (smtp.username() != null) {
      username("smtp.username", smtp.username());
      password("smtp.password", smtp.password());
      clearText("smtp.security", smtp.security(), settings);
    }
  }

  private void imap(AccountSettings settings) {
    ServerSettings imap = settings.imap();
    if (imap == null) {
      add(DiagnosisCode.IN_REQUIRED, "imap.host");
      return;
    }
    host("imap.host", imap.host(), Service.IMAP);
    imapPort(imap.port());
    required("imap.security", imap.security());
    imapCredentials(imap, settings.smtp());
    clearText("imap.security", imap.security(), settings);
    if (settings.sentFolder() != null && !missing("imap.sentFolder", settings.sentFolder())) {
      text("imap.sentFolder", settings.sentFolder(), MAX_FOLDER);
    }
  }

  private void imapCredentials(ServerSettings imap, ServerSettings smtp) {
    boolean smtpSignsIn = smtp != null && smtp.username() != null;
    if (imap.username() != null) {
      username("imap.username", imap.username());
    } else if (!smtpSignsIn) {
      add(DiagnosisCode.IN_REQUIRED, "imap.username");
    }
    if (imap.password() != null || !smtpSignsIn) {
      password("imap.password", imap.password());
    }
  }

  private void host(String field, String host, Service service) {
    if (missing(field, host) || unseen(field, host)) {
      return;
    }
    Optional<HostName> name = HostName.parse(host);
    if (TypedText.mixesAlphabets(host)) {
      add(DiagnosisCode.IN_ADDR_INJECT, field);
    } else if (name.isEmpty()) {
      add(DiagnosisCode.IN_HOST_FORM, field);
    } else if (ServerNames.belongToAnother(name.get(), service)) {
      add(DiagnosisCode.IN_HOST_SWAP, field);
    }
  }

  private void smtpPort(Integer port) {
    if (port != null && (IMAP_PORTS.contains(port) || POP_PORTS.contains(port))) {
      add(DiagnosisCode.IN_PORT_SWAP, "smtp.port", Map.of("port", port.toString()));
    } else {
      port("smtp.port", port);
    }
  }

  private void imapPort(Integer port) {
    if (port != null && POP_PORTS.contains(port)) {
      add(DiagnosisCode.IN_PORT_POP, "imap.port", Map.of("port", port.toString()));
    } else if (port != null && SMTP_PORTS.contains(port)) {
      add(DiagnosisCode.IN_PORT_SWAP, "imap.port", Map.of("port", port.toString()));
    } else {
      port("imap.port", port);
    }
  }

  private void port(String field, Integer port) {
    if (port == null) {
      add(DiagnosisCode.IN_REQUIRED, field);
    } else if (port < 1 || port > 65535) {
      add(DiagnosisCode.IN_PORT_RANGE, field);
    } else if (!ports.allows(port)) {
      add(DiagnosisCode.NET_PORT_NOT_ALLOWED, field, Map.of("ports", ports.list()));
    }
  }

  private void username(String field, String username) {
    if (!missing(field, username)) {
      text(field, username, MAX_USERNAME);
    }
  }

  private void password(String field, Secret password) {
    if (password == null || password.length() == 0) {
      add(missingPassword, field);
    } else if (password.hasControlCharacters()) {
      add(DiagnosisCode.IN_ADDR_INJECT, field);
    } else if (password.length() > MAX_PASSWORD) {
      add(DiagnosisCode.IN_TOO_LONG, field, Map.of("max", Integer.toString(MAX_PASSWORD)));
    }
  }

  private void clearText(String field, ConnectionSecurity security, AccountSettings settings) {
    if (security == ConnectionSecurity.NONE && !settings.acceptUnencrypted()) {
      add(DiagnosisCode.IN_UNENCRYPTED, field);
    }
  }

  private void required(String field, Object value) {
    if (value == null) {
      add(DiagnosisCode.IN_REQUIRED, field);
    }
  }

  private boolean missing(String field, String text) {
    if (text != null && !text.isBlank()) {
      return false;
    }
    add(DiagnosisCode.IN_REQUIRED, field);
    return true;
  }

  private boolean unseen(String field, String text) {
    if (!TypedText.hasUnseenCharacters(text)) {
      return false;
    }
    add(DiagnosisCode.IN_ADDR_INJECT, field);
    return true;
  }

  private void text(String field, String text, int maxLength) {
    if (text != null && !unseen(field, text) && text.length() > maxLength) {
      add(DiagnosisCode.IN_TOO_LONG, field, Map.of("max", Integer.toString(maxLength)));
    }
  }

  private void add(DiagnosisCode code, String field) {
    add(code, field, Map.of());
  }

  private void add(DiagnosisCode code, String field, Map<String, String> args) {
    found.add(DiagnosisCatalogue.input(code, List.of(field), args));
  }
}

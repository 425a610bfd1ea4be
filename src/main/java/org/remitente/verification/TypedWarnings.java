package org.remitente.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.remitente.account.AccountSettings;
import org.remitente.account.ServerSettings;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.provider.Provider;
import org.remitente.provider.SignInWay;
import org.remitente.provider.UsernameForm;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;

/**
 * What looks odd in what was typed although it may be right: the connection decides. Pure.
 *
 * <p>Where the settings passed, only what stays true is worth a word.
 */
final class TypedWarnings {

  /** A fact however well it works today. */
  private static final Set<String> LASTING = Set.of("in-from-domain", "in-oauth-only");

  private static final Set<Integer> TLS_PORTS = Set.of(465, 993);
  private static final Set<Integer> STARTTLS_PORTS = Set.of(587, 143);
  private static final int PUBLIC_DOOR = 25;

  /** As Google, Yahoo and Apple make them: 16 letters, in groups or not. */
  private static final Pattern APP_PASSWORD = Pattern.compile("\\s*(?:[A-Za-z][ -]?){16}\\s*");

  private static final Set<String> SIXTEEN_LETTERS =
      Set.of("gmail", "google_workspace", "jazztel", "yahoo", "aol", "icloud");

  private static final Pattern OUTER_BLANK = Pattern.compile("(?s)\\s.*|.*\\s");
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  private final AccountSettings settings;
  private final List<Warning> found = new ArrayList<>();

  private TypedWarnings(AccountSettings settings) {
    this.settings = settings;
  }

  /** What to tell, in the order of the form. */
  static List<Warning> of(AccountSettings settings, boolean passed) {
    TypedWarnings warnings = new TypedWarnings(settings);
    if (settings.smtp() != null) {
      warnings.servers();
    }
    return warnings.found.stream()
        .filter(warning -> !passed || LASTING.contains(warning.code()))
        .toList();
  }

  private void servers() {
    ServerSettings smtp = settings.smtp();
    sender(smtp);
    if (Integer.valueOf(PUBLIC_DOOR).equals(smtp.port())) {
      tell("in-port-25");
    }
    pair(smtp);
    if (smtp.username() != null) {
      ServerNames.provider(smtp).ifPresent(known -> username(smtp.username(), known));
    }
    signIn(smtp);
    if (settings.saveSentCopy() && settings.imap() != null) {
      pair(settings.imap());
      signIn(settings.imap());
    }
  }

  private void sender(ServerSettings smtp) {
    Optional<EmailAddress> sender = EmailAddress.parse(settings.address());
    Optional<EmailAddress> user = EmailAddress.parse(smtp.username());
    if (sender.isPresent() && user.isPresent() && !related(sender.get(), user.get())) {
      tell(
          "in-from-domain",
          Map.of("address", sender.get().value(), "username", user.get().value()));
    }
  }

  private static boolean related(EmailAddress sender, EmailAddress user) {
    String one = "." + sender.domain();
    String other = "." + user.domain();
    return one.endsWith(other)
        || other.endsWith(one)
        || ServerNames.provider(sender).isPresent()
            && ServerNames.provider(sender).equals(ServerNames.provider(user));
  }

  private void pair(ServerSettings server) {
    boolean odd =
        TLS_PORTS.contains(server.port() == null ? 0 : server.port())
                && server.security() == ConnectionSecurity.STARTTLS
            || STARTTLS_PORTS.contains(server.port() == null ? 0 : server.port())
                && server.security() == ConnectionSecurity.TLS;
    if (odd) {
      tell("in-port-sec", Map.of("port", server.port().toString()));
    }
  }

  private void signIn(ServerSettings server) {
    Optional<Provider> provider = ServerNames.provider(server);
    if (server.password() != null && server.password().length() > 0) {
      password(server.password(), provider);
      if (server.host() != null && ServerNames.isMicrosofts(ServerNames.host(server))) {
        tell("in-oauth-only");
      }
    }
  }

  private void username(String username, Provider provider) {
    boolean whole = provider.smtp() != null && provider.smtp().username() == UsernameForm.ADDRESS;
    Optional<EmailAddress> address = EmailAddress.parse(settings.address());
    if (whole != username.indexOf('@') >= 0 && address.isPresent()) {
      String usual = whole ? address.get().value() : address.get().localPart();
      tell("in-user-form", Map.of("provider", provider.plainName(), "username", usual));
    }
  }

  private void password(Secret password, Optional<Provider> provider) {
    if (password.hasShape(OUTER_BLANK)) {
      tell("in-pass-space");
    }
    provider
        .filter(known -> needsAppPassword(known) && !password.hasShape(APP_PASSWORD))
        .ifPresent(known -> tell("in-pass-app", Map.of("provider", known.plainName())));
    if (!password.hasShape(ASCII)) {
      tell("in-pass-nonascii");
    }
  }

  private static boolean needsAppPassword(Provider provider) {
    return SIXTEEN_LETTERS.contains(provider.id())
        && provider.ways().contains(SignInWay.APP_PASSWORD);
  }

  private void tell(String code) {
    tell(code, Map.of());
  }

  /** Once, though both servers show it. */
  private void tell(String code, Map<String, String> args) {
    Warning warning = new Warning(code, args);
    if (!found.contains(warning)) {
      found.add(warning);
    }
  }
}

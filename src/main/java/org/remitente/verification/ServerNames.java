package org.remitente.verification;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.remitente.account.AccountSettings;
import org.remitente.account.ServerSettings;
import org.remitente.mail.Service;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/** What the names of servers say by themselves, before anybody is asked. */
final class ServerNames {

  private static final ProviderCatalogue PROVIDERS = new ProviderCatalogue();
  private static final String OUTLOOK = "outlook_personal";

  private static final Set<String> NOT_SMTP = Set.of("imap", "imaps", "imap4", "pop", "pop3");
  private static final Set<String> NOT_IMAP = Set.of("smtp", "smtps", "pop", "pop3");

  private static final Set<String> MICROSOFT = Set.of("outlook.com", "office365.com");
  private static final Set<String> MICROSOFT_PERSONAL =
      Set.of("smtp-mail.outlook.com", "smtp.live.com", "smtp.hotmail.com");

  private ServerNames() {}

  /**
   * Whether a name is one of another protocol's server: it begins with {@code imap} or {@code pop}
   * where SMTP is wanted, or the other way. Some providers do call their servers so.
   */
  static boolean belongToAnother(HostName host, Service service) {
    boolean imap = service == Service.IMAP;
    String label = host.value().substring(0, Math.max(0, host.value().indexOf('.')));
    return (imap ? NOT_IMAP : NOT_SMTP).contains(label) && !isKnown(host, imap);
  }

  private static boolean isKnown(HostName host, boolean imap) {
    return PROVIDERS.all().stream()
        .map(imap ? Provider::imap : Provider::smtp)
        .filter(Objects::nonNull)
        .anyMatch(server -> server.host().equals(host.value()));
  }

  /**
   * Whether these are settings of Outlook.com, Hotmail, Live or MSN, which let nobody in with a
   * password (since September 2024).
   */
  static boolean takesMicrosoftAccountsOnly(AccountSettings settings) {
    ServerSettings smtp = settings.smtp();
    if (smtp.host() == null || smtp.username() == null) {
      return false;
    }
    String host = host(smtp);
    return MICROSOFT_PERSONAL.contains(host)
        || isMicrosofts(host)
            && Stream.of(smtp.username(), settings.address()).anyMatch(ServerNames::isPersonal);
  }

  /** Whether a server is Microsoft's. */
  static boolean isMicrosofts(String host) {
    return MICROSOFT.stream().anyMatch(domain -> host.endsWith("." + domain));
  }

  /** The provider whose server this is. */
  static Optional<Provider> provider(ServerSettings server) {
    return HostName.parse(server.host()).flatMap(PROVIDERS::byHost);
  }

  /** A server's name as it is looked up, or what was typed where that is none. */
  static String host(ServerSettings server) {
    return HostName.parse(server.host()).map(HostName::value).orElse(server.host());
  }

  /** The provider to whose own domains an address belongs. */
  static Optional<Provider> provider(EmailAddress address) {
    return PROVIDERS.byAddress(address);
  }

  private static boolean isPersonal(String address) {
    return EmailAddress.parse(address)
        .flatMap(PROVIDERS::byAddress)
        .filter(provider -> provider.id().equals(OUTLOOK))
        .isPresent();
  }
}

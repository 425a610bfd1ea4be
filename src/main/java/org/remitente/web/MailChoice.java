package org.remitente.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.remitente.provider.Candidate;
import org.remitente.provider.Discovery;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.HostName;

/** Where somebody has a mailbox, as the page asks for it. */
enum MailChoice {
  /** Microsoft's mailboxes for everybody, which take no password any more. */
  OUTLOOK("outlook_personal"),
  /** Google's. */
  GMAIL("gmail"),
  /** Yahoo's. */
  YAHOO("yahoo"),
  /** Anywhere else: its owner knows the servers. */
  OWN(null);

  private final String providerId;

  MailChoice(String providerId) {
    this.providerId = providerId;
  }

  /** The name in the page. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice with a name of the page; one's own server for anything else. */
  static MailChoice ofTag(String tag) {
    return Arrays.stream(values()).filter(each -> each.tag().equals(tag)).findFirst().orElse(OWN);
  }

  /** The choice to which a stored account belongs, by the server that takes its messages. */
  static MailChoice ofServer(String smtpHost, ProviderCatalogue catalogue) {
    Optional<Provider> provider = HostName.parse(smtpHost).flatMap(catalogue::bySmtpHost);
    return Arrays.stream(values())
        .filter(MailChoice::wantsAppPassword)
        .filter(each -> provider.filter(found -> found.id().equals(each.providerId)).isPresent())
        .findFirst()
        .orElse(OWN);
  }

  /** The choice to which an address belongs; one's own server where that is not certain. */
  static MailChoice ofDiscovery(Discovery found, ProviderCatalogue catalogue) {
    if (found.provider() != null && found.provider().id().equals(OUTLOOK.providerId)) {
      return OUTLOOK;
    }
    return found.candidates().stream()
        .limit(1)
        .filter(Candidate::trusted)
        .map(best -> ofServer(best.smtp().endpoint().host().value(), catalogue))
        .findFirst()
        .orElse(OWN);
  }

  /** Whether the servers are known and only an app password is asked for. */
  boolean wantsAppPassword() {
    return this == GMAIL || this == YAHOO;
  }

  /** What the catalogue knows of it. */
  Optional<Provider> provider(ProviderCatalogue catalogue) {
    return Optional.ofNullable(providerId).flatMap(catalogue::byId);
  }
}

package org.remitente.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.remitente.provider.Candidate;
import org.remitente.provider.Discovery;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.provider.SignInWay;
import org.remitente.shared.HostName;

/** Where somebody has a mailbox, as the page asks for it. */
enum MailChoice {
  /** Microsoft's mailboxes for everybody, which take no password any more. */
  OUTLOOK("outlook_personal", "outlook"),
  /** Google's. */
  GMAIL("gmail", "google"),
  /** Yahoo's. */
  YAHOO("yahoo", "yahoo"),
  /** Any other provider on whose page one can sign in here. */
  OTHER(null, null),
  /** Anywhere else: its owner knows the servers. */
  OWN(null, null);

  private final String providerId;
  private final String signIn;

  MailChoice(String providerId, String signIn) {
    this.providerId = providerId;
    this.signIn = signIn;
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

  /** The choice in which one signs in with a provider, by the name of its sign-in. */
  static MailChoice ofSignIn(String name) {
    return Arrays.stream(values())
        .filter(each -> name.equals(each.signIn))
        .findFirst()
        .orElse(OTHER);
  }

  /**
   * The choice to which an address belongs; one's own server where that is not certain.
   *
   * @param signIns whether one can sign in here on a provider's page
   */
  static MailChoice ofDiscovery(
      Discovery found, ProviderCatalogue catalogue, Predicate<String> signIns) {
    Provider provider = found.provider();
    if (provider != null && provider.id().equals(OUTLOOK.providerId)) {
      return OUTLOOK;
    }
    if (provider != null
        && provider.ways().contains(SignInWay.OAUTH)
        && signIns.test(provider.signIn())) {
      return ofSignIn(provider.signIn());
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

  /** The name of the sign-in on its provider's page; empty where it has none, or several. */
  Optional<String> signIn() {
    return Optional.ofNullable(signIn);
  }

  /** Whether those who sign in there must say if they want copies: the provider may keep none. */
  boolean isCopyAsked() {
    return this == YAHOO || this == OTHER;
  }

  /** What the catalogue knows of it. */
  Optional<Provider> provider(ProviderCatalogue catalogue) {
    return Optional.ofNullable(providerId).flatMap(catalogue::byId);
  }
}

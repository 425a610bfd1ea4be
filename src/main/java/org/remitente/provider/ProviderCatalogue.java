package org.remitente.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.remitente.shared.Cursor;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The providers that are known beforehand. Asks nobody. */
@ApplicationScoped
public class ProviderCatalogue {

  private final List<Provider> providers = ProviderTable.read();

  /** All providers, in the order of their ids. */
  public List<Provider> all() {
    return providers;
  }

  /** A part of them, in the order of their ids. */
  public Page<Provider> list(PageRequest wanted) {
    String after = Cursor.parse(wanted.cursor(), Cursor.BEGINNING).id();
    List<Provider> found =
        providers.stream()
            .filter(provider -> provider.id().compareTo(after) > 0)
            .limit(wanted.limit() + 1L)
            .toList();
    return Cursor.page(found, wanted.limit(), last -> new Cursor(Cursor.BEGINNING.at(), last.id()));
  }

  /** The provider with an id. */
  public Optional<Provider> byId(String id) {
    return first(provider -> provider.id().equals(id));
  }

  /** The provider to whose own domains an address belongs. */
  public Optional<Provider> byAddress(EmailAddress address) {
    return first(provider -> provider.domains().contains(address.domain()));
  }

  /** The provider to whom a server belongs that takes a domain's mail: the longest end decides. */
  Optional<Provider> byExchange(HostName host) {
    return providers.stream()
        .filter(provider -> provider.longestEndOf(host).isPresent())
        .max(Comparator.comparing(provider -> provider.longestEndOf(host).orElse(0)));
  }

  /**
   * The provider whose server takes messages under a name; one of them where several share it. An
   * address literal is nobody's name.
   */
  public Optional<Provider> bySmtpHost(HostName host) {
    return first(provider -> provider.smtp() != null && provider.smtp().isCalled(host));
  }

  /**
   * The provider by whose server a sender's messages leave. Microsoft and Google have one server
   * for several kinds of mailboxes, which the sender's domain tells apart.
   */
  public Optional<Provider> bySmtpHost(HostName host, EmailAddress sender) {
    return bySmtpHost(host).flatMap(found -> bySignIn(found.signIn(), sender));
  }

  /**
   * The provider on whose page a sender's account was signed in to: the one to whom the sender's
   * domain belongs, else the one that has mailboxes for domains of customers.
   *
   * @param signIn the name under which that is configured, see {@link Provider#signIn}
   */
  public Optional<Provider> bySignIn(String signIn, EmailAddress sender) {
    List<Provider> found =
        providers.stream().filter(provider -> provider.signIn().equals(signIn)).toList();
    return found.stream()
        .filter(provider -> provider.domains().contains(sender.domain()))
        .findFirst()
        .or(() -> found.stream().filter(provider -> !provider.mxSuffixes().isEmpty()).findFirst())
        .or(() -> found.stream().findFirst());
  }

  /**
   * The provider one of whose servers, of whichever kind, has a name; one of them where several do.
   */
  public Optional<Provider> byHost(HostName host) {
    return bySmtpHost(host)
        .or(() -> first(provider -> provider.imap() != null && provider.imap().isCalled(host)));
  }

  /**
   * The first of a provider's ways of sign-in that this installation offers, or empty where it
   * offers none.
   *
   * @param signIns whether one can sign in here on a provider's page, by the name under which that
   *     is configured
   */
  public Optional<SignInWay> way(Provider provider, Predicate<String> signIns) {
    return provider.ways().stream()
        .filter(way -> way != SignInWay.OAUTH || signIns.test(provider.signIn()))
        .findFirst();
  }

  /** The first of a provider's ways that take something that its owner types. */
  Optional<SignInWay> typedWay(Provider provider) {
    return way(provider, none -> false);
  }

  private Optional<Provider> first(Predicate<Provider> wanted) {
    return providers.stream().filter(wanted).findFirst();
  }
}

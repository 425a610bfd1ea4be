package org.remitente.provider;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Exchange;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * Tells which known provider has an address' mailbox: by its domain, else by who takes its mail.
 */
public final class MailHomes {

  private final Function<HostName, CompletableFuture<Answer<Exchange>>> dns;
  private final ProviderCatalogue catalogue;

  /**
   * @param dns asks for the servers that take a domain's mail; {@code DomainRecords} does
   */
  public MailHomes(
      Function<HostName, CompletableFuture<Answer<Exchange>>> dns, ProviderCatalogue catalogue) {
    this.dns = dns;
    this.catalogue = catalogue;
  }

  /** The home of an address; empty where nobody knows the provider. */
  public CompletableFuture<Optional<MailHome>> of(EmailAddress address) {
    return catalogue
        .byAddress(address)
        .map(provider -> CompletableFuture.completedFuture(Optional.of(home(provider, address))))
        .orElseGet(
            () ->
                dns.apply(new HostName(address.domain()))
                    .thenApply(answer -> preferred(answer).map(each -> home(each, address))));
  }

  private Optional<Provider> preferred(Answer<Exchange> answer) {
    return answer.records().stream()
        .min(Comparator.comparingInt(Exchange::preference))
        .map(Exchange::host)
        .flatMap(catalogue::byExchange);
  }

  private static MailHome home(Provider provider, EmailAddress address) {
    Optional<Candidate> servers =
        provider.candidate(address, Candidate.Source.MX).filter(Candidate::trusted);
    return new MailHome(
        provider,
        servers.map(each -> each.smtp().endpoint().host()).orElse(null),
        servers.map(Candidate::imap).map(imap -> imap.endpoint().host()).orElse(null));
  }
}

package org.remitente.provider;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.network.DomainRecords;
import org.remitente.network.Lifeline;
import org.remitente.network.NetworkGuard;
import org.remitente.network.WebClient;
import org.remitente.shared.EmailAddress;

/**
 * Finds the settings of an address by itself: in the catalogue, in DNS, on the web, and by trying
 * usual names. Takes at most five seconds, and sends no credential anywhere.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SettingsDiscovery {

  private static final AddressSearch.Pace PACE =
      new AddressSearch.Pace(Duration.ofMillis(4800), Duration.ofSeconds(2));

  private static final AddressSearch.Pace SOON =
      new AddressSearch.Pace(PACE.enough(), PACE.enough());

  private static final Duration ONE_PLACE = Duration.ofMillis(4500);

  private static final Patience GREETING =
      new Patience(Duration.ofSeconds(3), Duration.ofSeconds(3), ONE_PLACE);

  @Inject ProviderCatalogue catalogue;
  @Inject DomainRecords records;
  @Inject WebClient web;
  @Inject MailServers servers;
  @Inject NetworkGuard guard;
  @EJB DiscoveryLimit limit;
  @Resource ManagedExecutorService executor;

  /**
   * Finds the settings of an address for a company. What the catalogue answers costs nothing; of
   * everything else an hour holds a limited number.
   *
   * @throws org.remitente.shared.RateLimitedException where the company asked too often
   */
  public Discovery discover(String companyId, EmailAddress address) {
    Optional<Discovery> known = known(catalogue, address);
    if (known.isEmpty()) {
      limit.count(companyId);
    }
    return known.orElseGet(() -> search(PACE, new Lifeline()).of(address));
  }

  /**
   * The same for a verification, which has limits of its own and little time: what is known after
   * two seconds, or when a line is cut that everything hangs on.
   */
  public Discovery discoverSoon(EmailAddress address, Lifeline line) {
    return known(catalogue, address).orElseGet(() -> search(SOON, line).of(address));
  }

  /** What the catalogue says where it is sure. */
  static Optional<Discovery> known(ProviderCatalogue catalogue, EmailAddress address) {
    return catalogue
        .byAddress(address)
        .filter(Provider::confirmed)
        .map(
            provider -> {
              List<Candidate> candidates =
                  provider.candidate(address, Candidate.Source.CATALOGUE).stream().toList();
              Advisor advisor = new Advisor(catalogue, address, provider);
              return new Discovery(provider, candidates, advisor.about(candidates));
            });
  }

  private AddressSearch search(AddressSearch.Pace pace, Lifeline line) {
    AddressSearch.Places places =
        new AddressSearch.Places(
            records,
            new ServiceRecords(records, guard::allowsPort),
            new Autoconfig(web.tiedTo(line), guard::allowsPort, "", ONE_PLACE),
            new Guesses(servers.tiedTo(line), Guesses.Ports.USUAL, GREETING));
    return new AddressSearch(catalogue, places, executor, pace, line);
  }
}

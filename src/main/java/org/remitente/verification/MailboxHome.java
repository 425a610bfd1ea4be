package org.remitente.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.HomeRules;
import org.remitente.network.DomainRecords;
import org.remitente.provider.MailHome;
import org.remitente.provider.MailHomes;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.EmailAddress;

/**
 * Asks, where settings failed at a server that nobody knows, who has the mailbox of the address:
 * the domain of a firm may be at a provider whose ways are known.
 */
@ApplicationScoped
class MailboxHome {

  private static final long PATIENCE_MILLIS = 1500;

  private final MailHomes homes;

  /** For the container's proxy. */
  protected MailboxHome() {
    this((MailHomes) null);
  }

  @Inject
  MailboxHome(DomainRecords records, ProviderCatalogue catalogue) {
    this(new MailHomes(records::exchanges, catalogue));
  }

  MailboxHome(MailHomes homes) {
    this.homes = homes;
  }

  /**
   * Begins to ask, where the answer would say anything.
   *
   * @param address as typed
   * @return adds to a diagnosis what is known by then, or in a moment
   */
  UnaryOperator<Diagnosis> notes(String address, List<Diagnosis> diagnoses) {
    CompletableFuture<Optional<MailHome>> asked =
        EmailAddress.parse(address)
            .filter(valid -> diagnoses.stream().anyMatch(HomeRules::concern))
            .map(homes::of)
            .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
            .completeOnTimeout(Optional.empty(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
            .exceptionally(nobodyKnows -> Optional.empty());
    return each -> asked.join().map(home -> HomeRules.with(home, each)).orElse(each);
  }
}

package org.remitente.provider;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.shared.Ids;
import org.remitente.shared.RateLimitedException;

/**
 * How often a company may have an address looked for, on all nodes together: who controls a domain
 * chooses by it where this server connects to.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DiscoveryLimit {

  static final int PER_HOUR = 240;
  private static final Duration WINDOW = Duration.ofHours(1);

  @Inject DiscoveryStartRepository repository;
  @Inject Clock clock;

  /**
   * Counts a search.
   *
   * @throws RateLimitedException over the limit; then it does not count
   */
  public void count(String companyId) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<OffsetDateTime> last = repository.last(companyId, now.minus(WINDOW), PER_HOUR);
    if (last.size() == PER_HOUR) {
      throw new RateLimitedException(Duration.between(now, last.get(PER_HOUR - 1).plus(WINDOW)));
    }
    repository.removeBefore(companyId, now.minus(WINDOW));
    repository.add(new DiscoveryStart(companyId, Ids.next(), now));
  }
}

package org.remitente.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.remitente.network.DomainRecords;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * What can be known of a recipient's domain before anything is sent there: that it is probably
 * mistyped, and whether anybody takes its mail (RFC 5321 section 5.1). Asks the name servers for a
 * domain once in a while, however many messages go there, and never makes anybody wait.
 */
@ApplicationScoped
public class RecipientDomains {

  private static final int MOST_KNOWN = 10_000;
  private static final int MOST_ASKED_AT_ONCE = 200;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** What is known of a domain. */
  public enum Finding {
    /** Somebody takes its mail, as far as DNS tells. */
    TAKES_MAIL(Duration.ofHours(1)),
    /** There is no such name. */
    MISSING(Duration.ofMinutes(10)),
    /** It has neither a mail server nor an address, or says that it takes no mail (RFC 7505). */
    WITHOUT_MAIL(Duration.ofMinutes(10)),
    /** Nobody has answered. */
    UNKNOWN(Duration.ofSeconds(30));

    private final Duration lasts;

    Finding(Duration lasts) {
      this.lasts = lasts;
    }
  }

  private record Asked(CompletableFuture<Finding> answer, long at) {

    boolean lastsAt(long now) {
      return !answer.isDone() || now - at < answer.join().lasts.toNanos();
    }
  }

  @Inject DomainRecords records;
  @Inject ProviderCatalogue catalogue;

  private final LongSupplier nanos;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Map<HostName, Asked> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HostName, Asked> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  /** For the container. */
  public RecipientDomains() {
    this(System::nanoTime);
  }

  RecipientDomains(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The address that was probably meant, where the domain is near one that everybody knows. */
  public Optional<EmailAddress> meant(EmailAddress address) {
    return DomainTypos.meant(address.domain())
        .map(domain -> new EmailAddress(address.localPart() + "@" + domain));
  }

  /** Whether anybody takes an address' mail; always answered within ten seconds. */
  public CompletableFuture<Finding> of(EmailAddress address) {
    if (catalogue.byAddress(address).isPresent()) {
      return CompletableFuture.completedFuture(Finding.TAKES_MAIL);
    }
    return of(new HostName(address.domain()));
  }

  private synchronized CompletableFuture<Finding> of(HostName domain) {
    Asked last = known.get(domain);
    long now = nanos.getAsLong();
    if (last != null && last.lastsAt(now)) {
      return last.answer();
    }
    if (underWay.get() >= MOST_ASKED_AT_ONCE) {
      return CompletableFuture.completedFuture(Finding.UNKNOWN);
    }
    CompletableFuture<Finding> answer = ask(domain);
    known.put(domain, new Asked(answer, now));
    return answer;
  }

  private CompletableFuture<Finding> ask(HostName domain) {
    underWay.incrementAndGet();
    CompletableFuture<Finding> answer =
        records
            .exchanges(domain)
            .thenCompose(exchanges -> finding(domain, exchanges))
            .exceptionally(fault -> Finding.UNKNOWN)
            .completeOnTimeout(Finding.UNKNOWN, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    answer.thenRun(underWay::decrementAndGet);
    return answer;
  }

  /** Without a mail server named, the domain's own address is the mail server. */
  private CompletableFuture<Finding> finding(
      HostName domain, DomainRecords.Answer<DomainRecords.Exchange> exchanges) {
    return switch (exchanges.outcome()) {
      case FOUND ->
          CompletableFuture.completedFuture(
              exchanges.records().isEmpty() ? Finding.WITHOUT_MAIL : Finding.TAKES_MAIL);
      case NO_NAME -> CompletableFuture.completedFuture(Finding.MISSING);
      case FAILED -> CompletableFuture.completedFuture(Finding.UNKNOWN);
      case NONE -> records.addresses(domain).thenApply(RecipientDomains::finding);
    };
  }

  private static Finding finding(Outcome addresses) {
    return switch (addresses) {
      case FOUND -> Finding.TAKES_MAIL;
      case FAILED -> Finding.UNKNOWN;
      case NONE, NO_NAME -> Finding.WITHOUT_MAIL;
    };
  }
}

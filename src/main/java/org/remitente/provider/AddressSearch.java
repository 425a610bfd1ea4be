package org.remitente.provider;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.remitente.network.DomainRecords;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Exchange;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.network.Lifeline;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * Looks for an address' settings at all places at once, and answers with what is known when the
 * time is over.
 */
final class AddressSearch {

  private final ProviderCatalogue catalogue;
  private final Places places;
  private final Executor executor;
  private final Pace pace;
  private final Lifeline line;

  /** Where to look. */
  record Places(
      DomainRecords records, ServiceRecords services, Autoconfig autoconfig, Guesses guesses) {}

  /**
   * How long to look.
   *
   * @param whole at most
   * @param enough where something that is trusted was found
   */
  record Pace(Duration whole, Duration enough) {}

  /** What one search has found so far. */
  private record Findings(
      CompletableFuture<Answer<Exchange>> exchanges,
      List<CompletableFuture<Optional<Candidate>>> told,
      CompletableFuture<Guesses.Trial> guessed) {

    CompletableFuture<Void> ended() {
      List<CompletableFuture<?>> all = new ArrayList<>(told);
      all.add(guessed.thenCompose(Guesses.Trial::ended));
      return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    List<Candidate> candidates() {
      List<Candidate> found = new ArrayList<>();
      told.forEach(each -> known(each).flatMap(candidate -> candidate).ifPresent(found::add));
      known(guessed).flatMap(Guesses.Trial::best).ifPresent(found::add);
      return found;
    }
  }

  /**
   * @param line when it is cut nobody waits for an answer any longer
   */
  AddressSearch(
      ProviderCatalogue catalogue, Places places, Executor executor, Pace pace, Lifeline line) {
    this.catalogue = catalogue;
    this.places = places;
    this.executor = executor;
    this.pace = pace;
    this.line = line;
  }

  /** Looks for an address that the catalogue does not answer for. */
  Discovery of(EmailAddress address) {
    CompletableFuture<Answer<Exchange>> exchanges = exchanges(new HostName(address.domain()));
    Findings findings =
        new Findings(exchanges, told(address, exchanges), guessed(address, exchanges));
    CompletableFuture<?> ended = CompletableFuture.anyOf(findings.ended(), line.end());
    if (!isOver(ended, pace.enough())
        && candidates(address, findings).stream().noneMatch(Candidate::trusted)) {
      isOver(ended, pace.whole().minus(pace.enough()));
    }
    return result(address, findings);
  }

  /** Waited for by a thread of ours: what follows must not be begun by one of the resolver's. */
  private CompletableFuture<Answer<Exchange>> exchanges(HostName domain) {
    CompletableFuture<Answer<Exchange>> asked = places.records().exchanges(domain);
    return CompletableFuture.supplyAsync(asked::join, executor);
  }

  private List<CompletableFuture<Optional<Candidate>>> told(
      EmailAddress address, CompletableFuture<Answer<Exchange>> exchanges) {
    List<CompletableFuture<Optional<Candidate>>> told = new ArrayList<>();
    told.add(places.services().of(address));
    for (URI place : places.autoconfig().placesOf(address)) {
      told.add(
          CompletableFuture.supplyAsync(
              () -> places.autoconfig().read(place, address, true), executor));
    }
    told.add(
        exchanges.thenApplyAsync(
            answer ->
                first(answer)
                    .filter(host -> !isKnown(host))
                    .flatMap(host -> places.autoconfig().placeOf(host, address))
                    .flatMap(place -> places.autoconfig().read(place, address, false)),
            executor));
    return told;
  }

  /** Nothing is guessed where the provider is known, or where there is no such domain. */
  private CompletableFuture<Guesses.Trial> guessed(
      EmailAddress address, CompletableFuture<Answer<Exchange>> exchanges) {
    return exchanges.thenApply(
        answer -> {
          Optional<HostName> exchange = first(answer);
          if (answer.outcome() == Outcome.NO_NAME || exchange.filter(this::isKnown).isPresent()) {
            return new Guesses.Trial(address, List.of());
          }
          return places
              .guesses()
              .begin(address, exchange.filter(host -> host.isWithin(address.domain())), executor);
        });
  }

  private boolean isKnown(HostName exchange) {
    return catalogue.byExchange(exchange).filter(Provider::confirmed).isPresent();
  }

  private static Optional<HostName> first(Answer<Exchange> answer) {
    return answer.records().stream()
        .min(Comparator.comparingInt(Exchange::preference))
        .map(Exchange::host);
  }

  private Discovery result(EmailAddress address, Findings findings) {
    List<Candidate> candidates = candidates(address, findings);
    Optional<Provider> byDomain = catalogue.byAddress(address);
    Optional<Provider> byExchange = byExchange(findings);
    Provider provider =
        byExchange.filter(Provider::confirmed).or(() -> byDomain).or(() -> byExchange).orElse(null);
    Outcome outcome = known(findings.exchanges()).map(Answer::outcome).orElse(Outcome.FAILED);
    return new Discovery(
        provider, candidates, new Advisor(catalogue, address, provider).about(candidates, outcome));
  }

  /** What is known by now. */
  private List<Candidate> candidates(EmailAddress address, Findings findings) {
    List<Candidate> found = findings.candidates();
    catalogue
        .byAddress(address)
        .flatMap(each -> each.candidate(address, Candidate.Source.CATALOGUE))
        .ifPresent(found::add);
    byExchange(findings)
        .flatMap(each -> each.candidate(address, Candidate.Source.MX))
        .ifPresent(found::add);
    return ranked(found);
  }

  private Optional<Provider> byExchange(Findings findings) {
    return known(findings.exchanges()).flatMap(AddressSearch::first).flatMap(catalogue::byExchange);
  }

  /** The trusted ones first, then by who told of them; each once. */
  private static List<Candidate> ranked(List<Candidate> found) {
    List<Candidate> ranked = new ArrayList<>();
    found.stream()
        .sorted(
            Comparator.comparing(Candidate::trusted).reversed().thenComparing(Candidate::source))
        .filter(each -> ranked.stream().noneMatch(each::isSameAs))
        .forEach(ranked::add);
    return ranked;
  }

  private static boolean isOver(CompletableFuture<?> work, Duration atMost) {
    try {
      work.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The outcome of something that has ended well. */
  private static <T> Optional<T> known(CompletableFuture<T> work) {
    return work.isDone() && !work.isCompletedExceptionally()
        ? Optional.of(work.join())
        : Optional.empty();
  }
}

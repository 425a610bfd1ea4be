package org.remitente.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.shared.HostName;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * What the name servers say of a domain beside addresses. Nobody waits: each answer comes when it
 * comes, within some seconds, and always comes. Nothing here is proved by DNSSEC.
 */
@ApplicationScoped
public class DomainRecords {

  /** More records of one kind are read by nobody. */
  private static final int MAX_RECORDS = 20;

  private final LookupSession session;

  /** A server that takes a domain's mail (RFC 5321 section 5.1); the lowest preference first. */
  public record Exchange(int preference, HostName host) {}

  /**
   * A server that offers a service (RFC 2782).
   *
   * @param priority the lowest one is to be taken first
   * @param weight how large a share of the same priority is wanted
   * @param port 0 to 65535
   */
  public record Target(int priority, int weight, HostName host, int port) {}

  /** What became of a question. */
  public enum Outcome {
    /** There are records, though perhaps none that can be used, such as a null MX (RFC 7505). */
    FOUND,
    /** The name exists and has no such record. */
    NONE,
    /** The name does not exist. */
    NO_NAME,
    /** No answer now. */
    FAILED
  }

  /** An answer; records stand in it only where they were {@link Outcome#FOUND}. */
  public record Answer<T>(Outcome outcome, List<T> records) {

    private static <T> Answer<T> without(Outcome outcome) {
      return new Answer<>(outcome, List.of());
    }
  }

  /** For the container's proxy. */
  protected DomainRecords() {
    this((LookupSession) null);
  }

  @Inject
  DomainRecords(@ConfigProperty(name = "remitente.dns.servers") Optional<String> nameServers) {
    this(nameServers.map(NameServers::session).orElseGet(NameServers::ofTheSystem));
  }

  /**
   * @param nameServers {@code host:port}, separated by commas
   */
  public DomainRecords(String nameServers) {
    this(NameServers.session(nameServers));
  }

  private DomainRecords(LookupSession session) {
    this.session = session;
  }

  /** The servers that take a domain's mail (MX). */
  public CompletableFuture<Answer<Exchange>> exchanges(HostName domain) {
    return ask(
        domain.value(),
        Type.MX,
        record -> {
          MXRecord mx = (MXRecord) record;
          return host(mx.getTarget()).map(host -> new Exchange(mx.getPriority(), host));
        });
  }

  /** Whether a name has an address, of either kind (A, AAAA). */
  public CompletableFuture<Outcome> addresses(HostName name) {
    return outcome(name, Type.A).thenCombine(outcome(name, Type.AAAA), DomainRecords::better);
  }

  private CompletableFuture<Outcome> outcome(HostName name, int type) {
    return ask(name.value(), type, record -> Optional.<String>empty()).thenApply(Answer::outcome);
  }

  /** One kind is enough; without it, who has not answered may have one. */
  private static Outcome better(Outcome one, Outcome other) {
    if (one == Outcome.FOUND || other == Outcome.FOUND) {
      return Outcome.FOUND;
    }
    return one == Outcome.FAILED ? one : other;
  }

  /**
   * The servers that offer a service (SRV); a target of {@code .}, which says that it is not
   * offered, is left out.
   *
   * @param name such as {@code _imaps._tcp.acme.es}
   */
  public CompletableFuture<Answer<Target>> targets(String name) {
    return ask(
        name,
        Type.SRV,
        record -> {
          SRVRecord srv = (SRVRecord) record;
          return host(srv.getTarget())
              .map(host -> new Target(srv.getPriority(), srv.getWeight(), host, srv.getPort()));
        });
  }

  /** The texts of a name (TXT), each put together from its pieces. */
  public CompletableFuture<Answer<String>> texts(String name) {
    return ask(
        name,
        Type.TXT,
        record ->
            Optional.of(
                ((TXTRecord) record)
                    .getStringsAsByteArrays().stream()
                        .map(piece -> new String(piece, StandardCharsets.UTF_8))
                        .collect(Collectors.joining())));
  }

  private <T> CompletableFuture<Answer<T>> ask(
      String name, int type, Function<Record, Optional<T>> reading) {
    try {
      return session
          .lookupAsync(Name.fromString(name, Name.root), type)
          .toCompletableFuture()
          .handle((found, failure) -> answer(found, failure, reading));
    } catch (TextParseException tooLong) {
      return CompletableFuture.completedFuture(Answer.without(Outcome.NO_NAME));
    }
  }

  private static <T> Answer<T> answer(
      LookupResult found, Throwable failure, Function<Record, Optional<T>> reading) {
    if (failure != null) {
      return Answer.without(outcome(failure));
    }
    if (found.getRecords().isEmpty()) {
      return Answer.without(Outcome.NONE);
    }
    return new Answer<>(
        Outcome.FOUND,
        found.getRecords().stream()
            .limit(MAX_RECORDS)
            .map(reading)
            .flatMap(Optional::stream)
            .toList());
  }

  private static Outcome outcome(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof NoSuchDomainException) {
      return Outcome.NO_NAME;
    }
    return cause instanceof NoSuchRRSetException ? Outcome.NONE : Outcome.FAILED;
  }

  private static Optional<HostName> host(Name name) {
    return HostName.parse(name.toString(true)).filter(host -> !host.isAddress());
  }
}

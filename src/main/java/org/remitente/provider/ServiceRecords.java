package org.remitente.provider;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.network.DomainRecords;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Target;
import org.remitente.shared.EmailAddress;

/**
 * The servers that a domain names in its service records (RFC 6186; RFC 8314 section 5.1). DNS
 * proves nothing by itself: only servers within the domain, for whose names nobody else has a
 * certificate, are trusted (RFC 6186 section 6).
 */
final class ServiceRecords {

  private final DomainRecords records;
  private final IntPredicate allowedPorts;

  ServiceRecords(DomainRecords records, IntPredicate allowedPorts) {
    this.records = records;
    this.allowedPorts = allowedPorts;
  }

  /** What the records name; empty where they name no server that takes messages. */
  CompletableFuture<Optional<Candidate>> of(EmailAddress address) {
    CompletableFuture<Optional<ServerEndpoint>> smtp = server(address, "submission", "submissions");
    CompletableFuture<Optional<ServerEndpoint>> imap = server(address, "imap", "imaps");
    return smtp.thenCombine(
        imap,
        (taker, holder) ->
            taker.map(
                endpoint ->
                    new Candidate(
                        new Candidate.Server(endpoint, address.value()),
                        holder
                            .map(each -> new Candidate.Server(each, address.value()))
                            .orElse(null),
                        Candidate.Source.SRV,
                        isWithin(endpoint, address)
                            && holder.filter(each -> !isWithin(each, address)).isEmpty())));
  }

  private static boolean isWithin(ServerEndpoint endpoint, EmailAddress address) {
    return endpoint.host().isWithin(address.domain());
  }

  private CompletableFuture<Optional<ServerEndpoint>> server(
      EmailAddress address, String startsClear, String encrypted) {
    CompletableFuture<Answer<Target>> implicit = records.targets(name(address, encrypted));
    CompletableFuture<Answer<Target>> upgraded = records.targets(name(address, startsClear));
    return implicit.thenCombine(
        upgraded,
        (first, second) ->
            best(first, ConnectionSecurity.TLS)
                .or(() -> best(second, ConnectionSecurity.STARTTLS)));
  }

  private static String name(EmailAddress address, String service) {
    return "_" + service + "._tcp." + address.domain();
  }

  /** The lowest priority; of several the greatest weight, since one is kept for good. */
  private Optional<ServerEndpoint> best(Answer<Target> answer, ConnectionSecurity security) {
    return answer.records().stream()
        .filter(target -> allowedPorts.test(target.port()))
        .min(
            Comparator.comparingInt(Target::priority)
                .thenComparing(Comparator.comparingInt(Target::weight).reversed())
                .thenComparing(target -> target.host().value()))
        .map(target -> new ServerEndpoint(target.host(), target.port(), security));
  }
}

package org.remitente.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * Tries the usual names of mail servers, without credentials. A name is offered only where somebody
 * answers; one that greets with a valid certificate before others, and encryption from the start
 * before STARTTLS (RFC 8314 section 3).
 */
final class Guesses {

  private final MailServers servers;
  private final Ports ports;
  private final Patience patience;

  /** The ports at which servers are looked for. */
  record Ports(int submissions, int submission, int imaps) {

    /** Those of the standards. */
    static final Ports USUAL = new Ports(465, 587, 993);
  }

  private enum Seen {
    NOTHING,
    SOMEBODY,
    SERVER
  }

  private record Guess(Service service, ServerEndpoint endpoint, CompletableFuture<Seen> seen) {

    boolean is(Service wanted, Seen state) {
      return service == wanted && seen.getNow(Seen.NOTHING) == state;
    }
  }

  /** Guesses that are being tried. */
  record Trial(EmailAddress address, List<Guess> guesses) {

    /** Done when every guess was tried. */
    CompletableFuture<Void> ended() {
      return CompletableFuture.allOf(
          guesses.stream().map(Guess::seen).toArray(CompletableFuture[]::new));
    }

    /** What is known by now. */
    Optional<Candidate> best() {
      return best(Service.SMTP)
          .map(
              smtp ->
                  new Candidate(
                      smtp, best(Service.IMAP).orElse(null), Candidate.Source.GUESS, false));
    }

    private Optional<Candidate.Server> best(Service service) {
      return Stream.of(Seen.SERVER, Seen.SOMEBODY)
          .flatMap(state -> guesses.stream().filter(guess -> guess.is(service, state)))
          .findFirst()
          .map(guess -> new Candidate.Server(guess.endpoint(), address.value()));
    }
  }

  Guesses(MailServers servers, Ports ports, Patience patience) {
    this.servers = servers;
    this.ports = ports;
    this.patience = patience;
  }

  /**
   * Begins to try, all at once.
   *
   * @param exchange the server that takes the domain's mail, where it is one of the domain's own
   */
  Trial begin(EmailAddress address, Optional<HostName> exchange, Executor executor) {
    List<Guess> guesses = new ArrayList<>();
    for (HostName host : hosts(address, "smtp.", exchange)) {
      guesses.add(smtp(host, ports.submissions(), ConnectionSecurity.TLS, executor));
    }
    for (HostName host : hosts(address, "smtp.", exchange)) {
      guesses.add(smtp(host, ports.submission(), ConnectionSecurity.STARTTLS, executor));
    }
    for (HostName host : hosts(address, "imap.", exchange)) {
      ServerEndpoint endpoint = new ServerEndpoint(host, ports.imaps(), ConnectionSecurity.TLS);
      guesses.add(guess(Service.IMAP, endpoint, executor));
    }
    return new Trial(address, List.copyOf(guesses));
  }

  private static List<HostName> hosts(
      EmailAddress address, String first, Optional<HostName> exchange) {
    return Stream.concat(
            Stream.of(first, "mail.")
                .map(label -> HostName.parse(label + address.domain()))
                .flatMap(Optional::stream),
            exchange.stream())
        .distinct()
        .toList();
  }

  private Guess smtp(HostName host, int port, ConnectionSecurity security, Executor executor) {
    return guess(Service.SMTP, new ServerEndpoint(host, port, security), executor);
  }

  private Guess guess(Service service, ServerEndpoint endpoint, Executor executor) {
    return new Guess(
        service, endpoint, CompletableFuture.supplyAsync(() -> seen(service, endpoint), executor));
  }

  private Seen seen(Service service, ServerEndpoint endpoint) {
    try {
      servers.look(service, endpoint, true, patience);
      return Seen.SERVER;
    } catch (MailFailureException e) {
      Stage stage = e.failure().stage();
      boolean connected = stage != Stage.INPUT && stage != Stage.RESOLVE && stage != Stage.CONNECT;
      return connected ? Seen.SOMEBODY : Seen.NOTHING;
    }
  }
}

package org.remitente.provider;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * A mail provider.
 *
 * @param id its id in the contract, which never changes
 * @param name the name by which people know it
 * @param domains domains of its own addresses; customers' domains are found by their MX
 * @param mxSuffixes ends of the names of its MX hosts
 * @param smtp the server that takes messages; null where there is none or it is not known
 * @param imap the server that holds the mailboxes; null where there is none or it is not known
 * @param savesSentItself whether what is submitted appears in the Sent folder by itself; null where
 *     nobody knows
 * @param ways its ways of sign-in, the best one first; empty where it admits no program
 * @param help its own instructions, https; null where there are none
 * @param confirmed whether the servers are known from the provider, and not from hearsay
 * @param limits how much it lets an account send
 */
public record Provider(
    String id,
    String name,
    List<String> domains,
    List<String> mxSuffixes,
    ProviderServer smtp,
    ProviderServer imap,
    Boolean savesSentItself,
    List<SignInWay> ways,
    URI help,
    boolean confirmed,
    ProviderLimits limits) {

  /** The name as people say it: without the note in brackets that the catalogue may add. */
  public String plainName() {
    return name.replaceFirst(" \\(.*\\)$", "");
  }

  /** The length of the longest end that a server's name has; empty where it has none of them. */
  Optional<Integer> longestEndOf(HostName exchange) {
    return mxSuffixes.stream()
        .filter(exchange::isWithin)
        .map(String::length)
        .max(Comparator.naturalOrder());
  }

  /**
   * The name under which a sign-in on its page is configured: Microsoft and Google have one for all
   * their mailboxes, any other provider its id.
   */
  public String signIn() {
    String host = smtp == null ? "" : smtp.host();
    if (host.endsWith(".office365.com") || host.endsWith(".outlook.com")) {
      return "outlook";
    }
    return host.equals("smtp.gmail.com") ? "google" : id;
  }

  /** Whether programs can send at all. */
  boolean admitsPrograms() {
    return !ways.isEmpty();
  }

  /** Its servers for an address; empty where they are not known. */
  Optional<Candidate> candidate(EmailAddress address, Candidate.Source source) {
    return Optional.ofNullable(smtp)
        .flatMap(server -> server.of(address))
        .map(
            server ->
                new Candidate(
                    server,
                    Optional.ofNullable(imap).flatMap(each -> each.of(address)).orElse(null),
                    source,
                    confirmed));
  }
}

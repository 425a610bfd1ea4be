package org.remitente.provider;

import java.util.List;
import java.util.stream.Stream;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;

/**
 * What was found out about an address.
 *
 * @param provider whose address it is, or null
 * @param candidates its probable servers, the best ones first
 * @param advice what its owner should know, the most important first
 */
public record Discovery(Provider provider, List<Candidate> candidates, List<Advice> advice) {

  public Discovery {
    candidates = List.copyOf(candidates);
    advice = List.copyOf(advice);
  }

  /**
   * The servers that a typed password may be tried at without asking anybody, the best ones first:
   * what to try in the place of one that failed.
   *
   * @param service {@link Service#SMTP} or {@link Service#IMAP}
   */
  public List<ServerEndpoint> trusted(Service service) {
    return candidates.stream()
        .filter(Candidate::trusted)
        .flatMap(each -> Stream.ofNullable(service == Service.SMTP ? each.smtp() : each.imap()))
        .map(Candidate.Server::endpoint)
        .distinct()
        .toList();
  }
}

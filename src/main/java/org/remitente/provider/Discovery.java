package org.remitente.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.mail.Service;
import org.remitente.shared.HostName;

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
   * The best server in the place of one that failed, of another name than that.
   *
   * @param service {@link Service#SMTP} or {@link Service#IMAP}
   */
  public Optional<Candidate.Server> insteadOf(HostName failed, Service service) {
    return candidates.stream()
        .flatMap(each -> Stream.ofNullable(service == Service.SMTP ? each.smtp() : each.imap()))
        .filter(server -> !server.isCalled(failed))
        .findFirst();
  }
}

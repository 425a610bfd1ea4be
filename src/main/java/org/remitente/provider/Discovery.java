package org.remitente.provider;

import java.util.List;
import java.util.Optional;
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
   * The best candidate in the place of a server that failed, with another server than that. Whoever
   * tries it unasked must look whether it is {@link Candidate#trusted()}.
   *
   * @param service {@link Service#SMTP} or {@link Service#IMAP}
   */
  public Optional<Candidate> insteadOf(HostName failed, Service service) {
    return candidates.stream()
        .filter(
            each ->
                Optional.ofNullable(service == Service.SMTP ? each.smtp() : each.imap())
                    .filter(server -> !server.endpoint().host().equals(failed))
                    .isPresent())
        .findFirst();
  }
}

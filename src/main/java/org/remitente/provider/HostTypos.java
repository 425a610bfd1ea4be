package org.remitente.provider;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the server that somebody meant whose name has a letter wrong, missing, too many or swapped:
 * {@code smtp.gmial.com}, {@code smpt.acme.es}.
 */
public final class HostTypos {

  private static final int MOST_SLIPS = 2;
  private static final int LETTERS_A_SLIP = 6;

  /** Names that servers do have, so that none of them is taken for another. */
  private static final Set<String> USUAL_LABELS =
      Set.of(
          "smtp", "smtps", "imap", "imaps", "mail", "mails", "email", "pop", "pop3", "mx", "main");

  private static final List<String> MEANT_LABELS = List.of("smtp", "imap", "mail");

  private static final List<String> KNOWN_HOSTS =
      ProviderTable.read().stream()
          .flatMap(HostTypos::servers)
          .map(ProviderServer::host)
          .filter(host -> host.matches("[a-z][a-z0-9.-]+\\.[a-z]+"))
          .distinct()
          .toList();

  private HostTypos() {}

  private static Stream<ProviderServer> servers(Provider provider) {
    return Stream.of(provider.smtp(), provider.imap()).filter(Objects::nonNull);
  }

  /**
   * The server that was probably meant, where the name is near a well-known one or begins with a
   * misspelt {@code smtp}, {@code imap} or {@code mail}.
   *
   * @param host a name in lower case
   */
  public static Optional<String> meant(String host) {
    if (KNOWN_HOSTS.contains(host)) {
      return Optional.empty();
    }
    return KNOWN_HOSTS.stream()
        .filter(known -> DomainTypos.distance(host, known) <= slipsIn(known))
        .min(Comparator.comparingInt(known -> DomainTypos.distance(host, known)))
        .or(() -> withUsualLabel(host));
  }

  private static int slipsIn(String known) {
    return Math.min(MOST_SLIPS, known.length() / LETTERS_A_SLIP);
  }

  private static Optional<String> withUsualLabel(String host) {
    int dot = host.indexOf('.');
    String label = host.substring(0, Math.max(0, dot));
    if (USUAL_LABELS.contains(label)) {
      return Optional.empty();
    }
    return MEANT_LABELS.stream()
        .filter(meant -> DomainTypos.distance(label, meant) == 1)
        .findFirst()
        .map(meant -> meant + host.substring(dot));
  }
}

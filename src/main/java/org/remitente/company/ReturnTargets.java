package org.remitente.company;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.shared.PublicAddress;

/**
 * Where a page may lead back to: paths of ours and the configured origins. Anything else would be
 * an open redirect.
 */
@ApplicationScoped
public class ReturnTargets {

  private static final int MAX_LENGTH = 2000;

  @Inject PublicAddress publicAddress;

  @Inject
  @ConfigProperty(name = "remitente.return-to.origins")
  Optional<String> configured;

  private Set<String> origins;

  @PostConstruct
  void read() {
    origins =
        Arrays.stream(
                configured
                    .filter(list -> !list.isBlank())
                    .orElse(publicAddress.toString())
                    .split(","))
            .map(String::strip)
            .flatMap(address -> origin(address).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a page may lead there. */
  public boolean allows(String target) {
    if (target.length() > MAX_LENGTH
        || target.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 127)) {
      return false;
    }
    boolean path = target.startsWith("/") && !target.startsWith("//");
    return path || origin(target).filter(origins::contains).isPresent();
  }

  private static Optional<String> origin(String address) {
    try {
      URI uri = new URI(address);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      return Optional.of(
          (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port(uri));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}

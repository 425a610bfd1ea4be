package org.remitente.mail;

import java.net.URI;
import java.util.Objects;

/**
 * Where a provider's mail API is, as the operator set it.
 *
 * @param service {@link Service#GRAPH} or {@link Service#GMAIL}
 * @param base what its paths are appended to: {@code https://graph.microsoft.com/v1.0}, {@code
 *     https://gmail.googleapis.com}
 */
public record ApiEndpoint(Service service, URI base) {

  public ApiEndpoint {
    Objects.requireNonNull(base);
    if (!service.isApi()) {
      throw new IllegalArgumentException(service + " is no API");
    }
  }

  /**
   * @param path begins with a slash
   */
  URI at(String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }
}

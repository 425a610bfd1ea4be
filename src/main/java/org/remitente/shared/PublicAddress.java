package org.remitente.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The address under which browsers reach the product, a proxy in between included ({@code
 * remitente.public-url}), with the path below which it is deployed.
 */
@ApplicationScoped
public class PublicAddress {

  private static final String BY_ITSELF = "http://localhost:8080";

  private final String base;

  /** Where nothing is configured; also for the container's proxy. */
  protected PublicAddress() {
    this(BY_ITSELF);
  }

  /**
   * @param config what the operator configured
   */
  @Inject
  public PublicAddress(Config config) {
    this(
        config
            .getOptionalValue("remitente.public-url", String.class)
            .filter(text -> !text.isBlank())
            .orElse(BY_ITSELF));
  }

  /**
   * @param address with or without a slash at its end
   */
  public PublicAddress(String address) {
    base = address.strip().replaceFirst("/+$", "");
  }

  /**
   * The address of a page or an endpoint.
   *
   * @param path with a slash in front, below where the product is deployed
   */
  public String of(String path) {
    return base + path;
  }

  /**
   * The same without its host, for a browser that is here already.
   *
   * @param path with a slash in front, below where the product is deployed
   */
  public String pathOf(String path) {
    return uri().map(URI::getRawPath).orElse("") + path;
  }

  /** Whether browsers come by https. */
  public boolean isHttps() {
    return uri().map(URI::getScheme).filter("https"::equalsIgnoreCase).isPresent();
  }

  /** The host alone; empty where what is configured names none. */
  public Optional<String> host() {
    return uri().map(URI::getHost);
  }

  /** Host and port as browsers name them; empty where what is configured names none. */
  public Optional<String> authority() {
    return uri().map(URI::getRawAuthority);
  }

  private Optional<URI> uri() {
    try {
      return Optional.of(URI.create(base)).filter(uri -> uri.getRawAuthority() != null);
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** As it was configured, without a slash at its end. */
  @Override
  public String toString() {
    return base;
  }
}

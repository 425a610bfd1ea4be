package org.remitente.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.remitente.mail.ApiEndpoint;
import org.remitente.shared.NotFoundException;

/**
 * The providers on whose page one can sign in here: those with a client id in {@code
 * remitente.oauth.<provider>.*}.
 */
@ApplicationScoped
public class SignInProviders {

  private static final Logger LOG = Logger.getLogger(SignInProviders.class.getName());

  /** As a property, and as an environment variable. */
  private static final Pattern CLIENT_ID =
      Pattern.compile(
          "remitente\\.oauth\\.([a-z0-9]{1,40})\\.client-id"
              + "|REMITENTE_OAUTH_([A-Z0-9]{1,40})_CLIENT_ID");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private final Config config;

  /** Those that the operator configured, as they were read once; empty where that cannot work. */
  private final Map<String, Optional<SignInProvider>> configured = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  protected SignInProviders() {
    this(null);
  }

  /**
   * @param config what the operator configured
   */
  @Inject
  public SignInProviders(Config config) {
    this.config = config;
  }

  /** The names of those that can be used, in alphabetical order. */
  public List<String> names() {
    Set<String> names = new TreeSet<>();
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .map(CLIENT_ID::matcher)
        .filter(Matcher::matches)
        .map(each -> each.group(1) == null ? each.group(2).toLowerCase(Locale.ROOT) : each.group(1))
        .forEach(names::add);
    return names.stream().filter(this::offers).toList();
  }

  /** Whether one can sign in with a provider here. */
  public boolean offers(String name) {
    return find(name).isPresent();
  }

  /**
   * Whether messages leave by the provider's own interface, which keeps them in the Sent folder by
   * itself; all else needs more than the permission to send.
   *
   * @throws NotFoundException where nobody can sign in with it here
   */
  public boolean sendsByItsApi(String name) {
    return get(name).preferred() == Outlet.API;
  }

  /** Where providers send browsers back to; the operator registers it with them. */
  public URI redirect() {
    return SignInConfiguration.redirect(config);
  }

  /** A provider; empty where it is not configured, or not so that it can work. */
  Optional<SignInProvider> find(String name) {
    Optional<SignInProvider> known = configured.get(name);
    return known == null ? read(name) : known;
  }

  /** What is told of it is told once. */
  private Optional<SignInProvider> read(String name) {
    try {
      Optional<SignInProvider> found = SignInConfiguration.read(config, name);
      if (found.isPresent() && configured.putIfAbsent(name, found) == null) {
        warn(found.get());
      }
      return found;
    } catch (IllegalArgumentException misconfigured) {
      if (configured.putIfAbsent(name, Optional.empty()) == null) {
        LOG.log(
            Level.SEVERE,
            "Nobody can sign in with {0}: {1}",
            new Object[] {name, misconfigured.getMessage()});
      }
      return Optional.empty();
    }
  }

  private static void warn(SignInProvider provider) {
    Stream.concat(
            Stream.of(provider.tokenUrl()),
            Stream.ofNullable(provider.api()).map(ApiEndpoint::base))
        .filter(address -> address.getScheme().equals("http"))
        .filter(address -> !LOOPBACK.matcher(address.getHost()).matches())
        .forEach(
            address ->
                LOG.log(
                    Level.WARNING,
                    "Tokens of {0} go to {1} in clear text",
                    new Object[] {provider.name(), address.getHost()}));
  }

  /**
   * A provider.
   *
   * @throws NotFoundException where nobody can sign in with it here
   */
  SignInProvider get(String name) {
    return find(name).orElseThrow(() -> new NotFoundException("provider"));
  }
}

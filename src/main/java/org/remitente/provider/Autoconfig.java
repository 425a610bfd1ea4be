package org.remitente.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.network.NetworkFailure;
import org.remitente.network.WebClient;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/** Where domains say on the web which servers they have, in Thunderbird's format. */
final class Autoconfig {

  private static final Logger LOG = Logger.getLogger(Autoconfig.class.getName());
  private static final int MAX_BYTES = 65_536;
  private static final String DOCUMENT = "/mail/config-v1.1.xml";

  private final WebClient web;
  private final IntPredicate allowedPorts;
  private final String port;
  private final Duration atMost;

  /**
   * @param port where web servers listen, such as {@code :8443}; empty for the usual one
   * @param atMost how long one document may take
   */
  Autoconfig(WebClient web, IntPredicate allowedPorts, String port, Duration atMost) {
    this.web = web;
    this.allowedPorts = allowedPorts;
    this.port = port;
    this.atMost = atMost;
  }

  /** Where the domain itself may tell; the best place first. */
  List<URI> placesOf(EmailAddress address) {
    return List.of(
        place(address.domain(), address),
        URI.create("https://" + address.domain() + port + "/.well-known/autoconfig" + DOCUMENT));
  }

  /**
   * Where the hoster may tell to whom a server belongs that takes the domain's mail.
   *
   * @return empty where the server belongs to the domain itself
   */
  Optional<URI> placeOf(HostName exchange, EmailAddress address) {
    String hoster = exchange.value().replaceFirst("^[^.]*\\.", "");
    boolean foreign = hoster.indexOf('.') > 0 && !exchange.isWithin(address.domain());
    return foreign ? Optional.of(place(hoster, address)) : Optional.empty();
  }

  private URI place(String domain, EmailAddress address) {
    String query = URLEncoder.encode(address.value(), StandardCharsets.UTF_8);
    return URI.create("https://autoconfig." + domain + port + DOCUMENT + "?emailaddress=" + query);
  }

  /**
   * Reads what lies at a place.
   *
   * @param trusted whether the place belongs to the domain of the address
   */
  Optional<Candidate> read(URI place, EmailAddress address, boolean trusted) {
    try {
      return web.get(place, MAX_BYTES, atMost)
          .flatMap(found -> AutoconfigDocument.read(found, address, allowedPorts, trusted));
    } catch (NetworkFailure failure) {
      LOG.log(Level.FINE, "No autoconfig at {0}: {1}", new Object[] {place.getHost(), failure});
      return Optional.empty();
    }
  }
}

package org.remitente.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.provider.SettingsDiscovery;
import org.remitente.shared.EmailAddress;

/** The servers that are trusted to be those of an address, wherever that was found out. */
@ApplicationScoped
class DiscoveredServers implements ProposedServers {

  @Inject SettingsDiscovery discovery;

  @Override
  public List<ServerEndpoint> of(Service service, EmailAddress address) {
    return discovery.discoverSoon(address).trusted(service);
  }
}

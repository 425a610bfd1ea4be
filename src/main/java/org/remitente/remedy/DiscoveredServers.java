package org.remitente.remedy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.network.Lifeline;
import org.remitente.provider.Discovery;
import org.remitente.provider.SettingsDiscovery;
import org.remitente.shared.EmailAddress;

/** The servers that are trusted to be those of an address, wherever that was found out. */
@ApplicationScoped
class DiscoveredServers {

  @EJB SettingsDiscovery discovery;

  /** The servers, looked for until a line is cut; whoever asks then hears that it was cancelled. */
  ProposedServers until(Lifeline line) {
    return (service, address) -> trusted(service, address, line);
  }

  private List<ServerEndpoint> trusted(Service service, EmailAddress address, Lifeline line) {
    Discovery found = discovery.discoverSoon(address, line);
    if (line.isCut()) {
      throw new CancellationException("discovery cancelled");
    }
    return found.trusted(service);
  }
}

package org.remitente.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.provider.ProviderServer;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/** The servers that the catalogue knows from the providers themselves. */
@ApplicationScoped
class CatalogueServers implements ProposedServers {

  @Inject ProviderCatalogue providers;

  @Override
  public List<ServerEndpoint> of(Service service, EmailAddress address) {
    return providers
        .byAddress(address)
        .filter(Provider::confirmed)
        .map(provider -> service == Service.IMAP ? provider.imap() : provider.smtp())
        .flatMap(server -> endpoint(server, address.domain()))
        .filter(endpoint -> endpoint.security() != ConnectionSecurity.NONE)
        .stream()
        .toList();
  }

  private static Optional<ServerEndpoint> endpoint(ProviderServer server, String domain) {
    String host =
        server
            .host()
            .replace("{domain}", domain)
            .replace("{domain-dashes}", domain.replace('.', '-'));
    return HostName.parse(host)
        .map(name -> new ServerEndpoint(name, server.port(), server.security()));
  }
}

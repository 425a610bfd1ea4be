package org.remitente.provider;

import java.util.Optional;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * A provider's server.
 *
 * @param host its name, in which <code>{domain}</code> stands for the address' domain and <code>
 *     {domain-dashes}</code> for the domain with dashes in the place of dots
 * @param port 1 to 65535
 * @param security how the connection is encrypted
 * @param username what the server takes for a user name
 */
public record ProviderServer(
    String host, int port, ConnectionSecurity security, UsernameForm username) {

  /** Makes sure that the name is one for every domain. */
  public ProviderServer {
    String name = host.replace("{domain}", "example.com").replace("{domain-dashes}", "example-com");
    HostName.parse(name)
        .map(parsed -> new ServerEndpoint(parsed, port, security))
        .orElseThrow(() -> new IllegalArgumentException("no host: " + host));
  }

  /**
   * The server of an address; empty where its name depends on the domain and would be too long a
   * name.
   */
  Optional<Candidate.Server> of(EmailAddress address) {
    String domain = address.domain();
    String name =
        host.replace("{domain}", domain).replace("{domain-dashes}", domain.replace('.', '-'));
    return HostName.parse(name)
        .map(parsed -> new ServerEndpoint(parsed, port, security))
        .map(endpoint -> new Candidate.Server(endpoint, username.of(address)));
  }

  /** Whether this is the server of this name; one whose name depends on the domain has none. */
  boolean isCalled(HostName name) {
    return host.equals(name.value()) && !name.isAddress();
  }
}

package org.remitente.mail;

import java.util.Objects;
import org.remitente.shared.HostName;

/**
 * Where a mail server listens and how one speaks to it.
 *
 * @param host the configured name; certificates are checked against it
 * @param port 1 to 65535
 * @param security how the connection is encrypted
 */
public record ServerEndpoint(HostName host, int port, ConnectionSecurity security) {

  public ServerEndpoint {
    Objects.requireNonNull(host);
    Objects.requireNonNull(security);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port);
    }
  }
}

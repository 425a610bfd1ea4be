package org.remitente.account;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.shared.HostName;

/** One server's columns of an account. */
@Embeddable
class ServerColumns {

  private String host;
  private Integer port;

  @Enumerated(EnumType.STRING)
  private ConnectionSecurity security;

  private String username;
  private String secret;

  /** For JPA. */
  protected ServerColumns() {}

  ServerColumns(ServerEndpoint endpoint, String username, String secret) {
    this.host = endpoint.host().value();
    this.port = endpoint.port();
    this.security = endpoint.security();
    this.username = username;
    this.secret = secret;
  }

  boolean present() {
    return host != null;
  }

  String host() {
    return host;
  }

  String username() {
    return username;
  }

  /** Encrypted. */
  String secret() {
    return secret;
  }

  ServerEndpoint endpoint() {
    return new ServerEndpoint(new HostName(host), port, security);
  }

  StoredServer shown(boolean hasPassword) {
    return new StoredServer(host, port, security, username, hasPassword);
  }
}

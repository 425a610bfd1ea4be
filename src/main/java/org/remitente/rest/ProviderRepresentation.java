package org.remitente.rest;

import java.util.Objects;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderServer;
import org.remitente.provider.SignInWay;
import org.remitente.provider.UsernameForm;

/**
 * A provider in answers.
 *
 * @param method the way to sign in that is offered here, or {@code unsupported}
 */
record ProviderRepresentation(
    String id,
    String name,
    String method,
    Server smtp,
    Server imap,
    Boolean savesSentItself,
    String help) {

  /** A server, whose host may hold placeholders for the address' domain. */
  record Server(String host, int port, String security, UsernameForm username) {

    /** Null stays null. */
    static Server of(ProviderServer server) {
      return server == null
          ? null
          : new Server(server.host(), server.port(), server.security().tag(), server.username());
    }
  }

  /**
   * A provider as clients see it.
   *
   * @param way the way that is offered, or null
   */
  static ProviderRepresentation of(Provider provider, SignInWay way) {
    return new ProviderRepresentation(
        provider.id(),
        provider.name(),
        way == null ? "unsupported" : way.tag(),
        Server.of(provider.smtp()),
        Server.of(provider.imap()),
        provider.savesSentItself(),
        Objects.toString(provider.help(), null));
  }
}

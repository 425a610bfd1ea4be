package org.remitente.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.network.GuardedConnection;
import org.remitente.shared.HostName;

/**
 * Makes a session of the mail library for one connection that stands already. Time limits, TLS and
 * the choice of the address are the connection's business: the library gets none to decide. No user
 * and no password ever stand in a session's properties.
 */
@ApplicationScoped
class MailSessionFactory {

  private static final String NO_NAME = "[127.0.0.1]";
  private static final String MECHANISMS = "PLAIN LOGIN";

  private final String ehloName;

  /** For the container's proxy. */
  protected MailSessionFactory() {
    this("");
  }

  @Inject
  MailSessionFactory(@ConfigProperty(name = "remitente.public-url") Optional<String> publicUrl) {
    this(publicUrl.orElse(""));
  }

  /**
   * @param publicUrl the address of the product; its host is the name by which we greet
   */
  MailSessionFactory(String publicUrl) {
    this.ehloName = ehloName(publicUrl);
  }

  Session session(GuardedConnection connection, ServerEndpoint endpoint, Service service) {
    String prefix = "mail." + service.tag() + ".";
    Properties properties = new Properties();
    properties.put(prefix + "socketFactory", connection.socketFactory());
    properties.put(prefix + "ssl.socketFactory", connection.startTlsFactory());
    properties.setProperty(prefix + "socketFactory.fallback", "false");
    String startTls = String.valueOf(endpoint.security() == ConnectionSecurity.STARTTLS);
    properties.setProperty(prefix + "starttls.enable", startTls);
    properties.setProperty(prefix + "starttls.required", startTls);
    properties.setProperty(prefix + "auth.mechanisms", MECHANISMS);
    properties.setProperty(prefix + "sasl.enable", "false");
    properties.setProperty(prefix + "localhost", ehloName);
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty("mail.debug", "false");
    return Session.getInstance(properties);
  }

  /**
   * RFC 5321 section 4.1.4: a name that others can look up, else an address literal; never the
   * machine's inner name.
   */
  static String ehloName(String publicUrl) {
    return host(publicUrl)
        .flatMap(HostName::parse)
        .map(HostName::value)
        .filter(name -> name.indexOf('.') >= 0 || name.indexOf(':') >= 0)
        .map(MailSessionFactory::asDomain)
        .orElse(NO_NAME);
  }

  private static String asDomain(String name) {
    if (name.indexOf(':') >= 0) {
      return "[IPv6:" + name + "]";
    }
    return new HostName(name).isAddress() ? "[" + name + "]" : name;
  }

  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost());
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}

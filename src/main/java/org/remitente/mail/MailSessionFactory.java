package org.remitente.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.function.Supplier;
import org.remitente.network.GuardedConnection;
import org.remitente.shared.HostName;
import org.remitente.shared.PublicAddress;

/**
 * Makes a session of the mail library for one connection that stands already: the account's own
 * settings over what the container's session tunes. Time limits, TLS and the choice of the address
 * are the connection's business: the library gets none to decide. No user and no password ever
 * stand in a session's properties, and none is debugged.
 */
@ApplicationScoped
class MailSessionFactory {

  private static final String NO_NAME = "[127.0.0.1]";
  private static final String MECHANISMS = "PLAIN LOGIN";

  private final String publicName;
  private final Supplier<MailTuning> tuning;

  /** For the container's proxy. */
  protected MailSessionFactory() {
    this(new PublicAddress(""), () -> MailTuning.NONE);
  }

  @Inject
  MailSessionFactory(PublicAddress address, ContainerSession container) {
    this(address, container::tuning);
  }

  /**
   * @param address its host is the name by which we greet, unless another one is tuned
   */
  MailSessionFactory(PublicAddress address, Supplier<MailTuning> tuning) {
    this.publicName = ehloName(address);
    this.tuning = tuning;
  }

  /** How long a connection waits: as asked for, or shorter where that is tuned. */
  Patience tuned(Patience patience, Service service) {
    return tuning.get().tuned(patience, service);
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
    properties.setProperty(prefix + "localhost", ehloName());
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty("mail.debug", "false");
    return Session.getInstance(properties);
  }

  /** The name by which SMTP servers are greeted. */
  String ehloName() {
    HostName tuned = tuning.get().ehloName();
    return tuned == null ? publicName : asDomain(tuned);
  }

  /**
   * RFC 5321 section 4.1.4: a name that others can look up, else an address literal; never the
   * machine's inner name.
   */
  static String ehloName(PublicAddress address) {
    return address
        .host()
        .flatMap(HostName::parse)
        .filter(name -> name.isAddress() || name.value().indexOf('.') >= 0)
        .map(MailSessionFactory::asDomain)
        .orElse(NO_NAME);
  }

  private static String asDomain(HostName name) {
    if (name.value().indexOf(':') >= 0) {
      return "[IPv6:" + name.value() + "]";
    }
    return name.isAddress() ? "[" + name.value() + "]" : name.value();
  }
}

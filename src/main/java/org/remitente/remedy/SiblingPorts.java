package org.remitente.remedy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.shared.HostName;

/**
 * The ports at which a mail server's host may listen too, each with its encryption, the most secure
 * first. Clear text is never among them.
 */
record SiblingPorts(List<Pair> smtp, List<Pair> imap) {

  /** A port and how one speaks at it. */
  record Pair(int port, ConnectionSecurity security) {}

  /** Those of RFC 8314, and those that servers have had from before. */
  static final SiblingPorts USUAL =
      new SiblingPorts(
          List.of(
              new Pair(465, ConnectionSecurity.TLS),
              new Pair(587, ConnectionSecurity.STARTTLS),
              new Pair(2525, ConnectionSecurity.STARTTLS),
              new Pair(25, ConnectionSecurity.STARTTLS)),
          List.of(
              new Pair(993, ConnectionSecurity.TLS), new Pair(143, ConnectionSecurity.STARTTLS)));

  SiblingPorts {
    smtp = List.copyOf(smtp);
    imap = List.copyOf(imap);
  }

  /** A host's usual endpoints. */
  List<ServerEndpoint> at(HostName host, Service service) {
    return endpoints(host, pairs(service));
  }

  /** The other endpoints of a host, and the other encryption at the very port. */
  List<ServerEndpoint> besides(ServerEndpoint tried, Service service) {
    List<Pair> all = new ArrayList<>(pairs(service));
    all.add(new Pair(tried.port(), ConnectionSecurity.TLS));
    all.add(new Pair(tried.port(), ConnectionSecurity.STARTTLS));
    Set<ServerEndpoint> others = new LinkedHashSet<>(endpoints(tried.host(), all));
    others.remove(tried);
    return List.copyOf(others);
  }

  /** Whether a port is one of those that mail has to itself. */
  boolean knows(int port) {
    return smtp.stream().anyMatch(each -> each.port() == port)
        || imap.stream().anyMatch(each -> each.port() == port);
  }

  private List<Pair> pairs(Service service) {
    return service == Service.IMAP ? imap : smtp;
  }

  private static List<ServerEndpoint> endpoints(HostName host, List<Pair> pairs) {
    List<ServerEndpoint> endpoints = new ArrayList<>();
    for (ConnectionSecurity security :
        List.of(ConnectionSecurity.TLS, ConnectionSecurity.STARTTLS)) {
      pairs.stream()
          .filter(pair -> pair.security() == security)
          .map(pair -> new ServerEndpoint(host, pair.port(), security))
          .forEach(endpoints::add);
    }
    return endpoints;
  }
}

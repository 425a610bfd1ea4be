package org.remitente.provider;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * Reads Thunderbird's autoconfig format, version 1.1. Written by strangers: a document type is
 * refused, with it every entity; servers without encryption, without a password, at ports that are
 * not allowed or without a proper name are passed over.
 */
final class AutoconfigDocument {

  private static final Set<String> PASSWORDS =
      Set.of("password-cleartext", "password-encrypted", "plain", "secure");

  private final XMLStreamReader xml;
  private final EmailAddress address;
  private final IntPredicate allowedPorts;
  private Candidate.Server smtp;
  private Candidate.Server imap;

  private AutoconfigDocument(XMLStreamReader xml, EmailAddress address, IntPredicate allowedPorts) {
    this.xml = xml;
    this.address = address;
    this.allowedPorts = allowedPorts;
  }

  /**
   * The servers that a document names for an address: of each kind the first that can be used.
   *
   * @return empty where it is no such document, or names no server that takes messages
   */
  static Optional<Candidate> read(
      byte[] document, EmailAddress address, IntPredicate allowedPorts, boolean trusted) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      return new AutoconfigDocument(xml, address, allowedPorts).candidate(trusted);
    } catch (XMLStreamException | RuntimeException noDocument) {
      return Optional.empty();
    }
  }

  private Optional<Candidate> candidate(boolean trusted) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        return Optional.empty();
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        element();
      }
    }
    return Optional.ofNullable(smtp)
        .map(server -> new Candidate(server, imap, Candidate.Source.AUTOCONFIG, trusted));
  }

  private void element() throws XMLStreamException {
    String type = String.valueOf(xml.getAttributeValue(null, "type"));
    switch (xml.getLocalName() + " " + type.toLowerCase(Locale.ROOT)) {
      case "outgoingServer smtp" -> {
        Optional<Candidate.Server> server = server();
        smtp = smtp == null ? server.orElse(null) : smtp;
      }
      case "incomingServer imap" -> {
        Optional<Candidate.Server> server = server();
        imap = imap == null ? server.orElse(null) : imap;
      }
      default -> {
        // Names, instructions, POP3: nothing for us.
      }
    }
  }

  /** Reads up to the end of the server's element. */
  private Optional<Candidate.Server> server() throws XMLStreamException {
    String host = "";
    String port = "";
    String socket = "";
    String username = "%EMAILADDRESS%";
    List<String> ways = new ArrayList<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "hostname" -> host = text();
        case "port" -> port = text();
        case "socketType" -> socket = text();
        case "username" -> username = text();
        case "authentication" -> ways.add(text().toLowerCase(Locale.ROOT));
        default -> skip();
      }
    }
    return takesPassword(ways) ? server(host, port, socket, username) : Optional.empty();
  }

  private String text() throws XMLStreamException {
    return xml.getElementText().strip();
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private static boolean takesPassword(List<String> ways) {
    Set<String> common = new HashSet<>(ways);
    common.retainAll(PASSWORDS);
    return ways.isEmpty() || !common.isEmpty();
  }

  private Optional<Candidate.Server> server(
      String host, String port, String socket, String username) {
    Optional<ConnectionSecurity> security = security(socket);
    if (security.isEmpty() || !port.matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(port);
    return HostName.parse(filled(host))
        .filter(name -> !name.isAddress() && allowedPorts.test(number))
        .map(name -> new ServerEndpoint(name, number, security.get()))
        .map(endpoint -> new Candidate.Server(endpoint, filled(username)))
        .filter(server -> isUsername(server.username()));
  }

  private static Optional<ConnectionSecurity> security(String socketType) {
    return switch (socketType.toUpperCase(Locale.ROOT)) {
      case "SSL", "TLS" -> Optional.of(ConnectionSecurity.TLS);
      case "STARTTLS" -> Optional.of(ConnectionSecurity.STARTTLS);
      default -> Optional.empty();
    };
  }

  private String filled(String pattern) {
    return pattern
        .replace("%EMAILADDRESS%", address.value())
        .replace("%EMAILLOCALPART%", address.localPart())
        .replace("%EMAILDOMAIN%", address.domain());
  }

  /** Printable, and no longer than an address may be. */
  private static boolean isUsername(String text) {
    return text.matches("[^\\p{C}\\p{Z}%]{1,254}");
  }
}

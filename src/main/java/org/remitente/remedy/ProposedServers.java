package org.remitente.remedy;

import java.util.List;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.shared.EmailAddress;

/**
 * Servers that are known, without asking the user, to be those of an address' provider: a typed
 * password may be tried there.
 */
@FunctionalInterface
interface ProposedServers {

  /** The encrypted endpoints of SMTP or IMAP, the best first; empty where nobody knows. */
  List<ServerEndpoint> of(Service service, EmailAddress address);
}

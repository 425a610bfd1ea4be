package org.remitente.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.HostName;

/**
 * Whether mail gets out of this machine at all: asked where no port of a host answers, since a
 * firewall of our own looks the same as a wrong name.
 */
@ApplicationScoped
class OutgoingMail {

  private static final Logger LOG = Logger.getLogger(OutgoingMail.class.getName());
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** One whose servers always answer. */
  private static final String LARGE_PROVIDER = "gmail";

  @Inject ProviderCatalogue providers;
  @Inject MailServers servers;

  /** Looks at a large provider's server; it is told nothing. */
  boolean isBlocked(Countdown time) {
    Optional<ServerEndpoint> known = providers.byId(LARGE_PROVIDER).flatMap(OutgoingMail::smtp);
    return known.isPresent() && timesOut(known.get(), time);
  }

  private boolean timesOut(ServerEndpoint known, Countdown time) {
    try {
      servers.look(Service.SMTP, known, false, time.patience(LONGEST));
      return false;
    } catch (MailFailureException e) {
      boolean silent = e.failure().kind() == FailureKind.CONNECT_TIMEOUT;
      if (silent) {
        LOG.log(
            Level.WARNING,
            "{0} does not answer either: the ports of mail seem to be closed on our side",
            known.host());
      }
      return silent;
    }
  }

  private static Optional<ServerEndpoint> smtp(Provider provider) {
    return HostName.parse(provider.smtp().host())
        .map(host -> new ServerEndpoint(host, provider.smtp().port(), provider.smtp().security()));
  }
}

package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.network.Lifeline;
import org.remitente.provider.Candidate;
import org.remitente.provider.Candidate.Source;
import org.remitente.provider.Discovery;
import org.remitente.provider.SettingsDiscovery;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

class DiscoveredServersTest {

  private static final EmailAddress ADDRESS = new EmailAddress("ana@acme.es");

  private final Lifeline line = new Lifeline();
  private final DiscoveredServers servers = new DiscoveredServers();
  private final List<Candidate> candidates = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  @BeforeEach
  void discover() {
    servers.discovery =
        new SettingsDiscovery() {
          @Override
          public Discovery discoverSoon(EmailAddress address, Lifeline until) {
            assertThat(address).isEqualTo(ADDRESS);
            assertThat(until).isSameAs(line);
            meanwhile.run();
            return new Discovery(null, candidates, List.of());
          }
        };
  }

  private void found(String smtp, String imap, Source source, boolean trusted) {
    candidates.add(
        new Candidate(server(smtp, 465), imap == null ? null : server(imap, 993), source, trusted));
  }

  private static Candidate.Server server(String host, int port) {
    return new Candidate.Server(endpoint(host, port), ADDRESS.value());
  }

  private static ServerEndpoint endpoint(String host, int port) {
    return new ServerEndpoint(new HostName(host), port, ConnectionSecurity.TLS);
  }

  private List<ServerEndpoint> of(Service service) {
    return servers.until(line).of(service, ADDRESS);
  }

  @Test
  void areThoseOfTheServiceTheBestFirst() {
    found("smtp.hoster.es", "imap.hoster.es", Source.MX, true);
    found("correo.acme.es", null, Source.SRV, true);

    assertThat(of(Service.SMTP))
        .containsExactly(endpoint("smtp.hoster.es", 465), endpoint("correo.acme.es", 465));
    assertThat(of(Service.IMAP)).containsExactly(endpoint("imap.hoster.es", 993));
  }

  @Test
  void areOnlyThoseThatAPasswordMayBeSentTo() {
    found("mail.acme.es", "mail.acme.es", Source.GUESS, false);

    assertThat(of(Service.SMTP)).isEmpty();
    assertThat(of(Service.IMAP)).isEmpty();
  }

  @Test
  void areNobodysOnceTheVerificationIsCancelled() {
    found("smtp.hoster.es", "imap.hoster.es", Source.MX, true);
    meanwhile = line::cut;

    assertThatThrownBy(() -> of(Service.SMTP)).isInstanceOf(CancellationException.class);
  }
}

package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

class CatalogueServersTest {

  private final CatalogueServers servers = new CatalogueServers();

  @BeforeEach
  void begin() {
    servers.providers = new ProviderCatalogue();
  }

  @Test
  void knowsTheServersOfAProvidersOwnAddresses() {
    EmailAddress address = new EmailAddress("ana@gmail.com");

    assertThat(servers.of(Service.SMTP, address))
        .singleElement()
        .extracting(ServerEndpoint::host)
        .isEqualTo(new HostName("smtp.gmail.com"));
    assertThat(servers.of(Service.IMAP, address))
        .containsExactly(
            new ServerEndpoint(new HostName("imap.gmail.com"), 993, ConnectionSecurity.TLS));
  }

  @Test
  void proposesNothingForAnAddressThatNobodyKnows() {
    assertThat(servers.of(Service.SMTP, new EmailAddress("ana@acme.test"))).isEmpty();
  }
}

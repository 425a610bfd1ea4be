package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.network.DomainRecords;
import org.remitente.provider.RecipientDomains.Finding;
import org.remitente.shared.EmailAddress;
import org.remitente.testing.NameServer;

/** What a real name server makes known of recipients' domains. */
@Timeout(30)
class RecipientDomainsTest {

  private final NameServer names = new NameServer();
  private final AtomicLong nanos = new AtomicLong();
  private final RecipientDomains domains = new RecipientDomains(nanos::get);

  @BeforeEach
  void ask() {
    domains.records = new DomainRecords("127.0.0.1:" + names.port());
    domains.catalogue = new ProviderCatalogue();
  }

  @AfterEach
  void stop() {
    names.close();
  }

  private Finding of(String address) throws Exception {
    return domains.of(new EmailAddress(address)).get(20, TimeUnit.SECONDS);
  }

  @Test
  void takesMailWhereAServerIsNamed() throws Exception {
    names.record("acme.test", "MX", "10 mx.acme.test.");

    assertThat(of("ana@acme.test")).isEqualTo(Finding.TAKES_MAIL);
  }

  @Test
  void takesMailAtItsOwnAddressWhereNoServerIsNamed() throws Exception {
    assertThat(of("ana@sola.test")).isEqualTo(Finding.TAKES_MAIL);
  }

  @Test
  void isMissingWhereThereIsNoSuchName() throws Exception {
    assertThat(of("ana@no-such-domain.es")).isEqualTo(Finding.MISSING);
  }

  @Test
  void takesNoMailWhereItSaysSo() throws Exception {
    names.record("quiet.test", "MX", "0 .");

    assertThat(of("ana@quiet.test")).isEqualTo(Finding.WITHOUT_MAIL);
  }

  @Test
  void takesNoMailWhereThereIsNeitherAServerNorAnAddress() throws Exception {
    names.record("bare.test", "TXT", "nothing");

    assertThat(of("ana@bare.test")).isEqualTo(Finding.WITHOUT_MAIL);
  }

  @Test
  void asksNobodyAboutWhatEverybodyKnows() throws Exception {
    assertThat(of("ana@gmail.com")).isEqualTo(Finding.TAKES_MAIL);
  }

  @Test
  void remembersWhatItWasTold() throws Exception {
    assertThat(of("ana@new.es")).isEqualTo(Finding.MISSING);

    names.record("new.es", "MX", "10 mx.acme.test.");
    nanos.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(of("bea@new.es")).isEqualTo(Finding.MISSING);

    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(of("bea@new.es")).isEqualTo(Finding.TAKES_MAIL);
  }

  @Test
  void proposesWhatWasProbablyMeant() {
    assertThat(domains.meant(new EmailAddress("ana@gmial.com")))
        .contains(new EmailAddress("ana@gmail.com"));
    assertThat(domains.meant(new EmailAddress("ana@gmail.com"))).isEmpty();
    assertThat(domains.meant(new EmailAddress("ana@acme.es"))).isEmpty();
  }
}

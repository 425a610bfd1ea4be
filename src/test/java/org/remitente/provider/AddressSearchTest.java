package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.network.DomainRecords;
import org.remitente.network.Lifeline;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebClient;
import org.remitente.provider.Candidate.Source;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.testing.FreePort;
import org.remitente.testing.NameServer;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.WebServer;

/** The search at all places, with name servers, web servers and mail servers on this machine. */
@Timeout(30)
class AddressSearchTest {

  private static final EmailAddress ADDRESS = new EmailAddress("ana@acme.test");
  private static final Duration WHOLE = Duration.ofSeconds(3);
  private static final AddressSearch.Pace PACE =
      new AddressSearch.Pace(WHOLE, Duration.ofMillis(1500));
  private static final Path CA = TestAuthority.shared().caPem();
  private static final String[] NAMES = {
    "acme.test", "autoconfig.acme.test", "autoconfig.hoster.test"
  };

  private static final String DOCUMENT =
      """
      <clientConfig version="1.1"><emailProvider id="acme.test">
        <incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port>
          <socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer>
        <outgoingServer type="smtp"><hostname>smtp.hoster.test</hostname><port>587</port>
          <socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username></outgoingServer>
      </emailProvider></clientConfig>
      """;

  private final ProviderCatalogue catalogue = new ProviderCatalogue();
  private final NameServer names = new NameServer();
  private final WebServer web = new WebServer(TestAuthority.shared().forNames(NAMES));
  private final ScriptedSmtpServer smtp = new ScriptedSmtpServer("ana@acme.test", "secreto");
  private final ScriptedImapServer imap = new ScriptedImapServer("ana@acme.test", "secreto");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final NetworkGuard guard = new NetworkGuard("127.0.0.0/8", "any");
  private final WebClient client =
      new WebClient(guard, new TlsTrust(CA), "127.0.0.1:" + names.port());
  private Guesses.Ports ports =
      new Guesses.Ports(FreePort.find(), FreePort.find(), FreePort.find());

  @AfterEach
  void stop() {
    threads.shutdownNow();
    smtp.close();
    imap.close();
    web.close();
    names.close();
  }

  private Discovery search(EmailAddress address) {
    return search(address, new Lifeline(), PACE);
  }

  private Discovery search(EmailAddress address, Lifeline line, AddressSearch.Pace pace) {
    DomainRecords records = new DomainRecords("127.0.0.1:" + names.port());
    MailConnector connector =
        new MailConnector(guard, new TlsTrust(CA), "127.0.0.1:" + names.port());
    Patience patience = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), WHOLE);
    MailServers servers = new MailServers(connector, "https://remitente.acme.test");
    AddressSearch.Places places =
        new AddressSearch.Places(
            records,
            new ServiceRecords(records, guard::allowsPort),
            new Autoconfig(client.tiedTo(line), guard::allowsPort, ":" + web.port(), WHOLE),
            new Guesses(servers.tiedTo(line), ports, patience));
    return new AddressSearch(catalogue, places, threads, pace, line).of(address);
  }

  @Test
  void findsTheProviderByTheServerThatIsPreferredForTheMail() {
    names
        .record("acme.test", "MX", "50 mx.zoho.eu.")
        .record("acme.test", "MX", "10 ASPMX.L.google.com.");

    Discovery found = search(ADDRESS);

    assertThat(found.provider().id()).isEqualTo("google_workspace");
    assertThat(found.candidates())
        .containsExactly(
            new Candidate(
                server("smtp.gmail.com", 465, ConnectionSecurity.TLS),
                server("imap.gmail.com", 993, ConnectionSecurity.TLS),
                Source.MX,
                true));
    assertThat(found.advice()).extracting(Advice::code).containsExactly("app-password");
  }

  @Test
  void offersAnUnconfirmedProviderAsASuggestion() {
    names.record("acme.test", "MX", "10 mx.serviciodecorreo.es.");

    Discovery found = search(ADDRESS);

    assertThat(found.provider().id()).isEqualTo("arsys");
    assertThat(found.candidates()).extracting(Candidate::trusted).containsExactly(false);
    assertThat(found.advice()).extracting(Advice::code).containsExactly("unconfirmed");
  }

  @Test
  void tellsOfAProviderWithoutServers() {
    names.record("acme.test", "MX", "10 mail.protonmail.ch.");

    Discovery found = search(ADDRESS);

    assertThat(found.candidates()).isEmpty();
    assertThat(found.advice())
        .extracting(Advice::code)
        .containsExactly("unsupported", "proton-token");
  }

  @Test
  void readsServiceRecordsAndTrustsThoseWithinTheDomain() {
    names
        .record("_submissions._tcp.acme.test", "SRV", "10 1 465 backup.acme.test.")
        .record("_submissions._tcp.acme.test", "SRV", "0 1 465 small.acme.test.")
        .record("_submissions._tcp.acme.test", "SRV", "0 9 465 correo.acme.test.")
        .record("_submission._tcp.acme.test", "SRV", "0 1 587 other.acme.test.")
        .record("_imaps._tcp.acme.test", "SRV", "0 0 0 .")
        .record("_imap._tcp.acme.test", "SRV", "0 1 143 correo.acme.test.");

    Discovery found = search(ADDRESS);

    assertThat(found.candidates())
        .containsExactly(
            new Candidate(
                server("correo.acme.test", 465, ConnectionSecurity.TLS),
                server("correo.acme.test", 143, ConnectionSecurity.STARTTLS),
                Source.SRV,
                true));
    assertThat(found.provider()).isNull();
  }

  @Test
  void asksBeforeItTrustsServiceRecordsThatLeadElsewhere() {
    names
        .record("_submissions._tcp.acme.test", "SRV", "0 1 465 smtp.acme.test.")
        .record("_imaps._tcp.acme.test", "SRV", "0 1 993 imap.notacme.test.");

    Discovery found = search(ADDRESS);

    assertThat(found.candidates())
        .extracting(Candidate::source, Candidate::trusted)
        .containsExactly(tuple(Source.SRV, false));
    assertThat(found.advice()).extracting(Advice::code).contains("unconfirmed");
  }

  @Test
  void readsTheDocumentOfTheDomainAndTrustsIt() {
    web.page("/mail/config-v1.1.xml", DOCUMENT);

    Discovery found = search(ADDRESS);

    assertThat(found.candidates())
        .containsExactly(
            new Candidate(
                server("smtp.hoster.test", 587, ConnectionSecurity.STARTTLS),
                new Candidate.Server(
                    endpoint("imap.acme.test", 993, ConnectionSecurity.TLS), "ana"),
                Source.AUTOCONFIG,
                true));
    assertThat(web.requests())
        .contains("autoconfig.acme.test /mail/config-v1.1.xml?emailaddress=ana%40acme.test");
  }

  @Test
  void readsTheDocumentAtTheOtherPlaceOfTheDomain() {
    web.page("/.well-known/autoconfig/mail/config-v1.1.xml", DOCUMENT);

    assertThat(search(ADDRESS).candidates()).extracting(Candidate::trusted).containsExactly(true);
    assertThat(web.requests()).contains("acme.test /.well-known/autoconfig/mail/config-v1.1.xml");
  }

  @Test
  void asksBeforeItTrustsTheDocumentOfTheHoster() {
    names.record("acme.test", "MX", "10 mx.hoster.test.").missing("autoconfig.acme.test");
    web.page("/mail/config-v1.1.xml", DOCUMENT);

    Discovery found = search(ADDRESS);

    assertThat(found.candidates()).extracting(Candidate::trusted).containsExactly(false);
    assertThat(web.requests()).anyMatch(request -> request.startsWith("autoconfig.hoster.test "));
    assertThat(found.advice()).extracting(Advice::code).containsExactly("unconfirmed");
  }

  @Test
  void keepsTheCandidateThatIsTrustedInTheFirstPlace() {
    names
        .record("acme.test", "MX", "10 mx.buzondecorreo.com.")
        .record("_submissions._tcp.acme.test", "SRV", "0 1 465 smtp.elsewhere.test.");
    web.page("/mail/config-v1.1.xml", DOCUMENT);

    Discovery found = search(ADDRESS);

    assertThat(found.candidates())
        .extracting(Candidate::source)
        .containsExactly(Source.AUTOCONFIG, Source.MX, Source.SRV);
    assertThat(found.trusted(Service.SMTP))
        .containsExactly(endpoint("smtp.hoster.test", 587, ConnectionSecurity.STARTTLS));
    assertThat(found.trusted(Service.IMAP))
        .containsExactly(endpoint("imap.acme.test", 993, ConnectionSecurity.TLS));
  }

  @Test
  void guessesServersThatGreetAndShowsThemNoCredentials() {
    ports = new Guesses.Ports(smtp.port(), FreePort.find(), imap.port());
    smtp.implicitTls(TestAuthority.shared().forNames("mail.acme.test"));
    imap.implicitTls(TestAuthority.shared().forNames("imap.acme.test"));

    Discovery found = search(ADDRESS);

    assertThat(found.candidates())
        .containsExactly(
            new Candidate(
                server("mail.acme.test", smtp.port(), ConnectionSecurity.TLS),
                server("imap.acme.test", imap.port(), ConnectionSecurity.TLS),
                Source.GUESS,
                false));
    assertThat(smtp.received()).isNotEmpty().noneMatch(line -> line.contains("AUTH"));
    assertThat(imap.received()).noneMatch(line -> line.contains("LOGIN"));
    assertThat(smtp.receivedInClear()).isEmpty();
    assertThat(found.advice())
        .extracting(Advice::code)
        .containsExactly("domain-without-mail", "unconfirmed");
  }

  @Test
  void guessesTheDomainsOwnServerThatTakesItsMail() {
    ports = new Guesses.Ports(FreePort.find(), smtp.port(), FreePort.find());
    smtp.startTls(TestAuthority.shared().forNames("correo.acme.test"));
    names
        .record("acme.test", "MX", "10 correo.acme.test.")
        .missing("smtp.acme.test")
        .missing("mail.acme.test");

    assertThat(search(ADDRESS).candidates())
        .containsExactly(
            new Candidate(
                server("correo.acme.test", smtp.port(), ConnectionSecurity.STARTTLS),
                null,
                Source.GUESS,
                false));
  }

  @Test
  void offersAServerWithAWrongCertificateWhereThereIsNoOther() {
    ports = new Guesses.Ports(smtp.port(), FreePort.find(), FreePort.find());
    smtp.implicitTls(TestAuthority.shared().forNames("server7.hoster.test"));

    assertThat(search(ADDRESS).candidates())
        .extracting(Candidate::smtp, Candidate::trusted)
        .containsExactly(
            tuple(server("smtp.acme.test", smtp.port(), ConnectionSecurity.TLS), false));
  }

  @Test
  void guessesNothingWhereNobodyAnswers() {
    names.record("acme.test", "MX", "10 mx.hoster.test.");

    Discovery found = search(ADDRESS);

    assertThat(found.candidates()).isEmpty();
    assertThat(found.advice()).extracting(Advice::code).containsExactly("not-found");
  }

  @Test
  void tellsThatADomainDoesNotExistAndWhatWasMeant() {
    Discovery found = search(new EmailAddress("ana@gmial.com"));

    assertThat(found.candidates()).isEmpty();
    assertThat(found.advice()).extracting(Advice::code).containsExactly("typo", "domain-missing");
    assertThat(found.advice().get(0).args()).containsEntry("meant", "ana@gmail.com");
  }

  @Test
  void speaksOfServersByTheNamesOfDns() {
    EmailAddress address = EmailAddress.parse("ana@peña.test").orElseThrow();
    names.record("_submissions._tcp.xn--pea-8ma.test", "SRV", "0 1 465 smtp.xn--pea-8ma.test.");

    assertThat(search(address).candidates())
        .extracting(each -> each.smtp().endpoint().host().value(), Candidate::trusted)
        .containsExactly(tuple("smtp.xn--pea-8ma.test", true));
  }

  @Test
  void answersWithWhatIsKnownWhenTheTimeIsOver() {
    names
        .silent("acme.test")
        .record("_submissions._tcp.acme.test", "SRV", "0 1 465 smtp.elsewhere.test.");
    long start = System.nanoTime();

    Discovery found = search(ADDRESS);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(WHOLE, WHOLE.plusSeconds(1));
    assertThat(found.candidates()).extracting(Candidate::source).containsExactly(Source.SRV);
    assertThat(found.advice())
        .extracting(Advice::code)
        .containsExactly("look-up-failed", "unconfirmed");
  }

  @Test
  void doesNotWaitForOthersOnceSomethingIsTrusted() {
    web.silent("/mail/config-v1.1.xml");
    names.record("acme.test", "MX", "10 mx.ovh.net.");
    long start = System.nanoTime();

    Discovery found = search(ADDRESS);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WHOLE);
    assertThat(found.provider().id()).isEqualTo("ovh_mxplan");
  }

  @Test
  void endsAtOnceWhenTheLineIsCut() {
    names.silent("acme.test").silent("smtp.acme.test");
    web.silent("/mail/config-v1.1.xml");
    Duration longest = Duration.ofSeconds(20);
    Lifeline line = new Lifeline();
    CompletableFuture<Discovery> searching =
        CompletableFuture.supplyAsync(
            () -> search(ADDRESS, line, new AddressSearch.Pace(longest, longest)), threads);
    await().until(() -> !web.requests().isEmpty());
    assertThat(searching).isNotDone();

    line.cut();

    assertThat(searching).succeedsWithin(Duration.ofSeconds(1));
  }

  private static Candidate.Server server(String host, int port, ConnectionSecurity security) {
    return new Candidate.Server(endpoint(host, port, security), ADDRESS.value());
  }

  private static ServerEndpoint endpoint(String host, int port, ConnectionSecurity security) {
    return new ServerEndpoint(new HostName(host), port, security);
  }
}

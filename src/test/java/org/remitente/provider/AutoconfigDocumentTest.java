package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/** Documents as hosters publish them, and as nobody should. */
@Timeout(10)
class AutoconfigDocumentTest {

  private static final EmailAddress ADDRESS = new EmailAddress("ana.paz@acme.es");

  private static final String WHOLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <clientConfig version="1.1">
        <!-- of the hoster -->
        <emailProvider id="acme.es">
          <domain>acme.es</domain><displayName>Acme &amp; Cía</displayName>
          <incomingServer type="pop3"><hostname>pop.acme.es</hostname><port>995</port>
            <socketType>SSL</socketType></incomingServer>
          <incomingServer type="imap"><hostname>clear.acme.es</hostname><port>143</port>
            <socketType>plain</socketType></incomingServer>
          <incomingServer type="imap"><hostname>IMAP.%EMAILDOMAIN%</hostname><port> 993 </port>
            <socketType>SSL</socketType><username>%EMAILLOCALPART%</username>
            <authentication>OAuth2</authentication><authentication>password-cleartext</authentication>
            <leaveMessagesOnServer><deep>true</deep></leaveMessagesOnServer></incomingServer>
          <outgoingServer type="smtp"><hostname>oauth.acme.es</hostname><port>465</port>
            <socketType>SSL</socketType><authentication>OAuth2</authentication></outgoingServer>
          <outgoingServer type="smtp"><hostname>smtp.acme.es</hostname><port>587</port>
            <socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username></outgoingServer>
          <outgoingServer type="smtp"><hostname>other.acme.es</hostname><port>465</port>
            <socketType>SSL</socketType></outgoingServer>
          <documentation url="https://acme.es/"><descr lang="es">Más</descr></documentation>
        </emailProvider>
        <webMail><loginPage url="https://acme.es/"/></webMail>
      </clientConfig>
      """;

  private static final String ONE =
      """
      <clientConfig><emailProvider><outgoingServer type="smtp"><hostname>%s</hostname>
      <port>%s</port><socketType>%s</socketType><username>%s</username></outgoingServer>
      </emailProvider></clientConfig>
      """;

  private static Optional<Candidate> read(String document) {
    return AutoconfigDocument.read(
        document.getBytes(StandardCharsets.UTF_8), ADDRESS, Set.of(465, 587, 993)::contains, true);
  }

  @Test
  void takesTheFirstServersThatCanBeUsed() {
    Candidate found = read(WHOLE).orElseThrow();

    assertThat(found.smtp().endpoint())
        .isEqualTo(
            new ServerEndpoint(new HostName("smtp.acme.es"), 587, ConnectionSecurity.STARTTLS));
    assertThat(found.smtp().username()).isEqualTo("ana.paz@acme.es");
    assertThat(found.imap().endpoint().host().value()).isEqualTo("imap.acme.es");
    assertThat(found.imap().endpoint().security()).isEqualTo(ConnectionSecurity.TLS);
    assertThat(found.imap().username()).isEqualTo("ana.paz");
    assertThat(found.source()).isEqualTo(Candidate.Source.AUTOCONFIG);
    assertThat(found.trusted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.acme.es, 465, SSL, ana, true",
    "127.0.0.1, 465, SSL, ana, false",
    "::1, 465, SSL, ana, false",
    "a b, 465, SSL, ana, false",
    "%USER%.acme.es, 465, SSL, ana, false",
    "smtp.acme.es, 22, SSL, ana, false",
    "smtp.acme.es, 0465465, SSL, ana, false",
    "smtp.acme.es, -1, SSL, ana, false",
    "smtp.acme.es, 465, plain, ana, false",
    "smtp.acme.es, 465, '', ana, false",
    "smtp.acme.es, 465, SSL, '', false",
    "smtp.acme.es, 465, SSL, 'a&#10;b', false",
    "smtp.acme.es, 465, SSL, %PASSWORD%, false",
  })
  void takesNoServerThatIsNotAsItShouldBe(
      String host, String port, String socket, String username, boolean taken) {
    assertThat(read(ONE.formatted(host, port, socket, username)).isPresent()).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>404</body></html>",
        "<clientConfig><emailProvider>",
        "<clientConfig><outgoingServer type=\"smtp\"><hostname><b/></hostname></outgoingServer></clientConfig>",
        "{\"smtp\": 1}"
      })
  void isNotLedAstrayByOtherDocuments(String document) {
    assertThat(read(document)).isEmpty();
  }

  @Test
  void refusesEntities() {
    String server = ONE.formatted("smtp.acme.es", "465", "SSL", "&xxe;");
    String bomb =
        "<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY xxe \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";

    assertThat(read(bomb + server)).isEmpty();
    assertThat(read("<!DOCTYPE c [<!ENTITY xxe SYSTEM \"file:///etc/hostname\">]>" + server))
        .isEmpty();
    assertThat(read("<!DOCTYPE c SYSTEM \"http://127.0.0.1:1/c.dtd\">" + server)).isEmpty();
    assertThat(read("<!DOCTYPE c>" + server.replace("&xxe;", "ana"))).isEmpty();
    assertThat(read(server.replace("&xxe;", "ana"))).isPresent();
  }

  @Test
  void readsWhatIsNestedDeeply() {
    String deep = "<x>".repeat(10_000) + "</x>".repeat(10_000);
    String server = ONE.formatted("smtp.acme.es", "465", "SSL", "ana");

    assertThat(read(server.replace("<emailProvider>", "<emailProvider>" + deep))).isPresent();
  }
}

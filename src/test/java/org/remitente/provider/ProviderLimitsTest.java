package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/** How much each provider lets an account send, and whose limits hold for an account. */
class ProviderLimitsTest {

  private static final Set<String> LIMITED =
      Set.of(
          "gmail",
          "google_workspace",
          "jazztel",
          "microsoft365",
          "outlook_personal",
          "yahoo",
          "icloud",
          "ionos_es",
          "ionos_de",
          "ionos_com",
          "1und1",
          "ovh_mxplan",
          "rackspace");

  private final ProviderCatalogue catalogue = new ProviderCatalogue();

  @ParameterizedTest
  @CsvSource({
    "gmail, , , , 500",
    "google_workspace, , , , 2000",
    "jazztel, , , , 2000",
    // 10,000 recipients a day.
    "microsoft365, 3, 30, , 10000",
    // 5,000 recipients for those who pay, about 300 for the others.
    "outlook_personal, , , , 300",
    "yahoo, , , , 500",
    "icloud, , , , 1000",
    // 50 in the first week, 100 in the second, 400 until the thirtieth day.
    "ionos_es, , , 500, ",
    "ionos_de, , , 500, ",
    "ionos_com, , , 500, ",
    "1und1, , , 500, ",
    "ovh_mxplan, , , 200, ",
    "rackspace, , , , 10000",
  })
  void knowsWhatIsKnown(
      String id, Integer connections, Integer perMinute, Integer perHour, Integer perDay) {
    assertThat(catalogue.byId(id).orElseThrow().limits())
        .isEqualTo(new ProviderLimits(connections, perMinute, perHour, perDay));
  }

  @Test
  void guessesNothing() {
    List<Provider> others =
        catalogue.all().stream().filter(each -> !LIMITED.contains(each.id())).toList();

    assertThat(others)
        .hasSize(72 - LIMITED.size())
        .allSatisfy(each -> assertThat(each.limits()).isEqualTo(ProviderLimits.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.gmail.com, ana@gmail.com, gmail",
    "smtp.gmail.com, ana@acme.es, google_workspace",
    "smtp.gmail.com, ana@jazztel.es, jazztel",
    "smtp.office365.com, ana@acme.es, microsoft365",
    "smtp.office365.com, ana@hotmail.es, outlook_personal",
    "smtp-mail.outlook.com, ana@outlook.com, outlook_personal",
    "smtp.ionos.es, ana@acme.es, ionos_es",
    "smtp.mail.me.com, ana@acme.es, icloud",
    // Its server tells whose limits hold, whatever the address.
    "smtp.ionos.es, ana@gmail.com, ionos_es",
    "smtp.acme.es, ana@gmail.com, ",
  })
  void tellsTheKindsOfMailboxesOfOneServerApart(String host, String sender, String id) {
    assertThat(catalogue.bySmtpHost(new HostName(host), new EmailAddress(sender)))
        .map(Provider::id)
        .isEqualTo(Optional.ofNullable(id));
  }

  @ParameterizedTest
  @CsvSource({
    "google, ana@gmail.com, gmail",
    "google, ana@acme.es, google_workspace",
    "outlook, ana@acme.es, microsoft365",
    "outlook, ana@live.com, outlook_personal",
    "yahoo, ana@acme.es, yahoo",
    "acme, ana@acme.es, ",
  })
  void findsTheProviderOfASignIn(String signIn, String sender, String id) {
    assertThat(catalogue.bySignIn(signIn, new EmailAddress(sender)))
        .map(Provider::id)
        .isEqualTo(Optional.ofNullable(id));
  }
}

package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.provider.ProviderCatalogue;

class MailChoiceTest {

  private final ProviderCatalogue catalogue = new ProviderCatalogue();

  @ParameterizedTest
  @CsvSource({
    "smtp.gmail.com, GMAIL",
    "SMTP.GMAIL.COM, GMAIL",
    "smtp.mail.yahoo.com, YAHOO",
    "smtp.office365.com, OWN",
    "smtp.ionos.es, OWN",
    "smtp.acme.es, OWN",
    "127.0.0.1, OWN"
  })
  void followsFromTheServerOfAnAccount(String host, MailChoice choice) {
    assertThat(MailChoice.ofServer(host, catalogue)).isEqualTo(choice);
  }

  @ParameterizedTest
  @CsvSource({"outlook, OUTLOOK", "gmail, GMAIL", "yahoo, YAHOO", "own, OWN", "x, OWN", ", OWN"})
  void isOnesOwnServerWhateverElseIsSent(String tag, MailChoice choice) {
    assertThat(MailChoice.ofTag(tag)).isEqualTo(choice);
  }

  @Test
  void knowsItsProvider() {
    assertThat(Stream.of(MailChoice.values()).filter(each -> each.provider(catalogue).isEmpty()))
        .containsExactly(MailChoice.OTHER, MailChoice.OWN);
  }

  @ParameterizedTest
  @CsvSource({"outlook, OUTLOOK", "google, GMAIL", "yahoo, YAHOO", "fastmail, OTHER"})
  void hasEverySignInInOnePlace(String name, MailChoice choice) {
    assertThat(MailChoice.ofSignIn(name)).isEqualTo(choice);
  }

  @Test
  void wantsACopyOnlyWhereTheProviderKeepsNone() {
    assertThat(preset(MailChoice.GMAIL).saveSentCopy()).isFalse();
    assertThat(preset(MailChoice.YAHOO).saveSentCopy()).isTrue();
  }

  private ServerPreset preset(MailChoice choice) {
    return ServerPreset.of(choice.provider(catalogue).orElseThrow());
  }
}

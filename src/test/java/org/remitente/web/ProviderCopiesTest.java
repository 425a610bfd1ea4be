package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.SentCopyPolicy;
import org.remitente.provider.ProviderCatalogue;

class ProviderCopiesTest {

  private final ProviderCopies copies = new ProviderCopies();

  @BeforeEach
  void knowTheCatalogue() {
    copies.catalogue = new ProviderCatalogue();
  }

  @ParameterizedTest
  @CsvSource({
    "OFF, smtp.gmail.com, true",
    "OFF, smtp.mail.yahoo.com, false",
    "OFF, smtp.acme.es, false",
    "OFF, 127.0.0.1, false",
    "APPEND, smtp.gmail.com, false",
    "PROVIDER_SAVES, smtp.acme.es, true",
  })
  void areKeptWhereThatWasSeenOrIsKnown(SentCopyPolicy policy, String smtpHost, boolean kept) {
    assertThat(copies.areKept(policy, smtpHost)).isEqualTo(kept);
  }
}

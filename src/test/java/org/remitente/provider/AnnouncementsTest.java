package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What providers have announced to end. */
class AnnouncementsTest {

  private final Announcements announcements = new Announcements();
  private final ProviderCatalogue catalogue = new ProviderCatalogue();

  @Test
  void passwordsEndAtMicrosoft365WithTheYear() {
    assertThat(announcements.passwordSignIn(catalogue.byId("microsoft365").orElseThrow()))
        .map(Announcement::on)
        .contains(LocalDate.of(2026, 12, 31));
    assertThat(announcements.passwordSignIn(catalogue.byId("gmail").orElseThrow())).isEmpty();
  }

  @Test
  void eachIsOfAKnownProvider() {
    assertThat(announcements.all())
        .isNotEmpty()
        .allMatch(each -> catalogue.byId(each.provider()).isPresent());
  }
}

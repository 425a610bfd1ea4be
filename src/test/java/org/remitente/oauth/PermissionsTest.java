package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was granted of what was asked for. */
class PermissionsTest {

  @Test
  void keepsNoLongerListThanCanBeStored() {
    Permissions first = Permissions.of("a".repeat(2500));

    assertThat(first.and(Permissions.of("b".repeat(1499))).granted()).hasSize(2);
    assertThat(first.and(Permissions.of("b".repeat(1500)))).isEqualTo(first);
  }

  @Test
  void takesAPermissionWithItsResourceOrWithout() {
    Permissions granted = Permissions.of(" mail.send  https://outlook.office.com/SMTP.Send ");

    assertThat(
            granted.missing(
                List.of(
                    "https://graph.microsoft.com/Mail.Send",
                    "https://outlook.office.com/SMTP.Send",
                    "https://outlook.office.com/IMAP.AccessAsUser.All")))
        .containsExactly("https://outlook.office.com/IMAP.AccessAsUser.All");
  }

  @Test
  void isNotMisledByASlashAtTheEnd() {
    assertThat(
            Permissions.of("https://mail.google.com/").missing(List.of("https://mail.google.com/")))
        .isEmpty();
    assertThat(Permissions.of("https://x.example/").missing(List.of("https://mail.google.com/")))
        .hasSize(1);
  }

  @Test
  void isStoredInOneOrder() {
    assertThat(Permissions.of("b a").toString()).isEqualTo("a b");
    assertThat(Permissions.of("")).isEqualTo(Permissions.of(" "));
    assertThat(Permissions.of("a ".repeat(3000)).granted()).isEmpty();
  }
}

package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.account.ServerSettings;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;

class ServerFormTest {

  private final ServerForm form = new ServerForm(587, ConnectionSecurity.STARTTLS);

  @Test
  void becomesSettingsAsTheyWereTyped() {
    form.setHost(" smtp.acme.es ");
    form.setPort("465");
    form.setSecurity("tls");
    form.setUsername("facturas");

    assertThat(form.settings(Secret.of("s"), "ana"))
        .isEqualTo(
            new ServerSettings(
                "smtp.acme.es", 465, ConnectionSecurity.TLS, "facturas", Secret.of("s")));
  }

  @Test
  void takesBlanksForNothing() {
    form.setHost("  ");
    form.setPort("");

    assertThat(form.settings(null, null))
        .isEqualTo(new ServerSettings(null, null, ConnectionSecurity.STARTTLS, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "58 7", "-1", "5.87", "99999999999999999999"})
  void knowsAPortThatIsNoNumber(String port) {
    form.setPort(port);

    assertThat(form.portIsReadable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "25", "70000"})
  void leavesNumbersToTheVerification(String port) {
    form.setPort(port);

    assertThat(form.portIsReadable()).isTrue();
    assertThat(form.settings(null, null).port()).isEqualTo(Integer.valueOf(port));
  }

  @Test
  void keepsNoMoreThanAnySettingNeeds() {
    form.setHost("x".repeat(100_000));

    assertThat(form.getHost()).hasSize(1000);
  }
}

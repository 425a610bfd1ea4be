package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountSettings;
import org.remitente.account.SendingLimits;
import org.remitente.account.ServerSettings;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

class AccountRequestTest {

  @Test
  void readsTheSettingsOfTheContract() {
    AccountSettings settings =
        read(
            """
            {"address": "facturas@acme.es", "displayName": "Acme SL",
             "smtp": {"host": "smtp.acme.es", "port": 587, "security": "starttls",
                      "username": "facturas@acme.es", "password": "geheim"},
             "saveSentCopy": true,
             "imap": {"host": "imap.acme.es", "port": 993, "security": "tls",
                      "username": null, "password": null, "sentFolder": "Enviados"},
             "acceptUnencrypted": false, "default": true, "limits": {"perDay": 500},
             "readDeliveryReports": true}
            """);

    assertThat(settings)
        .isEqualTo(
            new AccountSettings(
                "facturas@acme.es",
                "Acme SL",
                new ServerSettings(
                    "smtp.acme.es",
                    587,
                    ConnectionSecurity.STARTTLS,
                    "facturas@acme.es",
                    Secret.of("geheim")),
                true,
                new ServerSettings("imap.acme.es", 993, ConnectionSecurity.TLS, null, null),
                "Enviados",
                false,
                true,
                new SendingLimits(null, null, null, 500),
                true));
  }

  @Test
  void leavesMissingValuesToTheVerification() {
    assertThat(read("{}"))
        .isEqualTo(
            new AccountSettings(
                null, null, null, false, null, null, false, false, SendingLimits.NONE, false));
  }

  @Test
  void leavesAnImpossiblePortToTheVerification() {
    assertThat(read("{\"smtp\":{\"port\":99999999999}}").smtp().port())
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(read("{\"smtp\":{\"port\":-1}}").smtp().port()).isEqualTo(-1);
  }

  @Test
  void namesEveryMistakeOfFormAtOnce() {
    InvalidInputException refused =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                read(
                    "{\"smtp\":{\"security\":\"ssl\",\"sentFolder\":\"x\"},\"imap\":{\"port\":\"993\"},"
                        + "\"limits\":{\"perHour\":0,\"perDay\":-5,\"perYear\":1}}"));

    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            new InputError("smtp.security", "value"),
            new InputError("smtp.sentFolder", "unknown-member"),
            new InputError("imap.port", "type"),
            new InputError("limits.perYear", "unknown-member"),
            new InputError("limits.perHour", "range"),
            new InputError("limits.perDay", "range"));
  }

  @Test
  void neverPrintsAPassword() {
    AccountRequest.Smtp smtp =
        new AccountRequest.Smtp("h", 25L, ConnectionSecurity.TLS, "u", "geheim");
    AccountRequest.Imap imap =
        new AccountRequest.Imap("h", 25L, ConnectionSecurity.TLS, "u", "geheim", null);

    assertThat(
            new AccountRequest(null, null, smtp, true, imap, false, false, null, false).toString()
                + smtp.settings())
        .contains("host=h")
        .doesNotContain("geheim");
  }

  private static AccountSettings read(String json) {
    return AccountRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}

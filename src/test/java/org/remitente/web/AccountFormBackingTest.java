package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.AccountSettings;
import org.remitente.account.ServerSettings;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.security.Secret;

/** What a new account's form asks to be verified, by its choice. */
class AccountFormBackingTest {

  private static final Secret PASSWORD = Secret.of("abcdefghijklmnop");

  private final AccountFormBacking form = new AccountFormBacking();

  @BeforeEach
  void typeForOnesOwnServer() {
    form.catalogue = new ProviderCatalogue();
    form.setAddress("ana@acme.es");
    form.getSmtp().setHost("smtp.acme.es");
    form.getSmtp().setUsername("ana");
    form.setSaveSentCopy(true);
    form.getImap().setHost("imap.acme.es");
    form.getImap().setUsername("ana");
    form.setSentFolder("Enviados");
    form.setAcceptUnencrypted(true);
  }

  @Test
  void sendsNoPasswordToTheServerOfAnotherChoice() {
    form.choose(MailChoice.YAHOO, MailChoice.OWN);

    AccountSettings settings = settings();
    assertThat(settings.smtp())
        .isEqualTo(
            new ServerSettings(
                "smtp.mail.yahoo.com", 465, ConnectionSecurity.TLS, "ana@acme.es", PASSWORD));
    assertThat(settings.imap())
        .isEqualTo(
            new ServerSettings("imap.mail.yahoo.com", 993, ConnectionSecurity.TLS, null, null));
    assertThat(settings.sentFolder()).isNull();
    assertThat(settings.acceptUnencrypted()).isFalse();
  }

  @Test
  void wantsNoCopyWhereTheProviderKeepsIt() {
    form.choose(MailChoice.GMAIL, MailChoice.YAHOO);

    assertThat(settings().smtp().host()).isEqualTo("smtp.gmail.com");
    assertThat(settings().imap()).isNull();
  }

  @Test
  void takesAServerThatWasTypedForTheChoice() {
    form.getSmtp().setUsername(null);
    form.choose(MailChoice.GMAIL, MailChoice.GMAIL);

    assertThat(form.signsInWithAddress()).isTrue();
    assertThat(settings().smtp().host()).isEqualTo("smtp.acme.es");
    assertThat(settings().smtp().username()).isEqualTo("ana@acme.es");
  }

  @ParameterizedTest
  @CsvSource({"OWN, GMAIL", "OUTLOOK, OWN"})
  void leavesWhatWasTypedWhereNoServerIsKnown(MailChoice choice, MailChoice filledFor) {
    form.getSmtp().setUsername(null);
    form.choose(choice, filledFor);

    assertThat(form.signsInWithAddress()).isFalse();
    assertThat(settings().smtp().host()).isEqualTo("smtp.acme.es");
    assertThat(settings().smtp().username()).isNull();
  }

  private AccountSettings settings() {
    return form.request(PASSWORD, null).settings();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "gmail | abcd efgh ijkl mnop | abcdefghijklmnop",
        "yahoo | abcd\u00a0efgh\u00a0ijkl\u00a0mnop | abcdefghijklmnop",
        "gmail | la de siempre | la de siempre",
        "gmail | abcd efgh ijkl mno1 | abcd efgh ijkl mno1",
        "own | abcd efgh ijkl mnop | abcd efgh ijkl mnop"
      },
      delimiter = '|')
  void takesBlanksOutOfAppPasswordsOnly(String choice, String typed, String sent) {
    TypedSecrets secrets = new TypedSecrets();
    secrets.typed = new TypedChoice();
    secrets.text = text(Map.of("choice", choice, "smtpPassword", typed));
    secrets.typed.text = secrets.text;

    assertThat(secrets.smtp()).isEqualTo(Secret.of(sent));
    assertThat(secrets.imap()).isNull();
  }

  private static TypedText text(Map<String, String> inputs) {
    return new TypedText() {
      @Override
      String of(String input) {
        return inputs.get(input);
      }
    };
  }
}

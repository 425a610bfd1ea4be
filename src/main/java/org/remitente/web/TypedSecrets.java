package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.remitente.security.Secret;

/** The passwords that the present request brought. They end with it. */
@RequestScoped
class TypedSecrets {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
  private static final Pattern APP_PASSWORD = Pattern.compile("[A-Za-z]{16}");

  @Inject TypedText text;
  @Inject TypedChoice typed;

  /**
   * The password for SMTP, or null where none was typed. App passwords are shown in groups of
   * letters and copied with the blanks between these, which no server needs.
   */
  Secret smtp() {
    String password = text.of("smtpPassword");
    if (password == null || !typed.choice().wantsAppPassword()) {
      return secret(password);
    }
    String letters = BLANKS.matcher(password).replaceAll("");
    return secret(APP_PASSWORD.matcher(letters).matches() ? letters : password);
  }

  /** IMAP's own password, or null where none was typed. */
  Secret imap() {
    return named("imapPassword");
  }

  /** What an input of another form brought, or null where nothing was typed. */
  Secret named(String input) {
    return secret(text.of(input));
  }

  private static Secret secret(String text) {
    return text == null || text.isEmpty() ? null : Secret.of(text);
  }
}

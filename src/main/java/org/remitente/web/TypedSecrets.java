package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.remitente.security.Secret;

/** The passwords that the present request brought. They end with it. */
@RequestScoped
class TypedSecrets {

  @Inject HttpServletRequest request;

  /** The password for SMTP, or null where none was typed. */
  Secret smtp() {
    return typed("smtpPassword");
  }

  /** IMAP's own password, or null where none was typed. */
  Secret imap() {
    return typed("imapPassword");
  }

  /** What an input of another form brought, or null where nothing was typed. */
  Secret named(String input) {
    return typed(input);
  }

  private Secret typed(String name) {
    String text = request.getParameter(name);
    return text == null || text.isEmpty() ? null : Secret.of(text);
  }
}
